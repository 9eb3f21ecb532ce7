import { NEVER } from '@shared/domain/due'
import { testStack } from '../harness'
import { meanwhile } from '../races/meanwhile'
import { printedCode } from '../receipt/till'
import { clerkOf, managerOf, scanned } from '../stored/clerk-scans'
import { active, joinWithPhone, memberOf, newCommand, orderOf } from './people'

const stack = testStack()
const ZHOU = 'openid-zhouzhou'
const close = (openid = ZHOU) =>
  stack.as(openid).call('member.close', { commandId: newCommand(), confirm: 'close-my-account' })

/** 300 points for a thing that is not fetched. */
async function exchangeTin(): Promise<string> {
  const input = { commandId: newCommand(), goodsId: 'shanze:tea-tin', points: 300 }
  const { exchange } = await stack.as(ZHOU).must('mall.exchange', input)
  expect(exchange).toMatchObject({ state: 'ready' })
  return exchange.id
}

afterEach(async () => {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
})

describe('closing an account', () => {
  test('closing an account erases name, phone and consent, forfeits points, growth and coupons, and keeps the books', async () => {
    await joinWithPhone(stack)
    const paid = await stack.till.pay({ openid: ZHOU, fen: 10_000 })
    const person = stack.as(ZHOU)
    const { coupon } = await person.must('coupon.takeGift', {
      commandId: newCommand(),
      orderId: paid.orderId,
      index: 0,
    })
    const { codes } = await person.must('coupon.open', { couponId: coupon.id })
    expect(await person.must('member.closing', {})).toMatchObject({
      member: { points: { active: 100 } },
      coupons: 1,
      blockedBy: null,
    })
    expect(stack.trips('api')).toMatchObject({ trips: 2 })
    expect(await close()).toMatchObject({ ok: true })
    expect(stack.trips('api')).toEqual({ trips: 7, depth: 4 })
    expect(memberOf(stack, ZHOU)).toMatchObject({
      state: 'closed',
      nameInitial: '',
      phoneTail: '',
      phoneId: '',
      rulesVersion: '',
      erasing: false,
      growth: 0,
      lots: [],
    })
    expect(stack.dump().identities).toEqual([])
    expect(orderOf(stack, paid.orderId)).toMatchObject({ paid: { payerFen: 10_000 }, keptPoints: 100 })
    expect(await person.must('member.me', {})).toMatchObject({ member: { state: 'guest', phoneMasked: '' } })
    expect((await person.must('coupon.wallet', { tab: 'usable' })).coupons).toEqual([])
    const clerk = stack.as('openid-chenyi')
    expect(
      await clerk.must('redemption.preview', { storeId: 'shanze:yunqi', code: codes?.steps[0]?.code ?? '' }),
    ).toMatchObject({ verdict: 'not-usable', reason: { message: '账户注销时已收回，不能再用' } })
    expect(await close()).toMatchObject({ ok: true })
  })

  test('closing an account frees the number for another card', async () => {
    await joinWithPhone(stack)
    await close()
    await joinWithPhone(stack, 'openid-somebody-else')
    expect(memberOf(stack, 'openid-somebody-else')).toMatchObject({ state: 'member', phoneTail: '1001' })
  })

  test('C1: what was spent before the closing is owed after a refund, and there again who comes back', async () => {
    await joinWithPhone(stack)
    const paid = await stack.till.pay({ openid: ZHOU, fen: 50_000 })
    await exchangeTin()
    await close()
    await stack.till.refund(paid, { fen: 50_000 })
    expect(orderOf(stack, paid.orderId)).toMatchObject({ keptPoints: 0 })
    expect(memberOf(stack, ZHOU)).toMatchObject({ state: 'closed', lots: [], debt: 300, forfeited: 0 })
    await joinWithPhone(stack)
    expect(memberOf(stack, ZHOU)).toMatchObject({ state: 'member', lots: [], debt: 300 })
  })

  test('C1: points parked in exchanges before the closing do not come back by cancelling them', async () => {
    await joinWithPhone(stack)
    await stack.till.pay({ openid: ZHOU, fen: 50_000 })
    const exchangeId = await exchangeTin()
    await close()
    await joinWithPhone(stack)
    await stack.as(ZHOU).must('mall.cancel', { exchangeId })
    await stack.sweep()
    expect(memberOf(stack, ZHOU)).toMatchObject({ lots: [], debt: 0, forfeited: 200 })
  })

  test('closing an account lets the books go on: refunds of then take what the closing took, a payment waits, coming back begins anew', async () => {
    await joinWithPhone(stack)
    const before = await stack.till.pay({ openid: ZHOU, fen: 10_000 })
    await close()
    await stack.till.refund(before, { fen: 5000 })
    expect(orderOf(stack, before.orderId)).toMatchObject({ keptPoints: 50 })
    expect(memberOf(stack, ZHOU)).toMatchObject({ lots: [], debt: 0, growth: 0 })
    await stack.till.pay({ openid: ZHOU, fen: 3000 })
    expect(memberOf(stack, ZHOU)).toMatchObject({ pending: [{ points: 30 }] })
    await joinWithPhone(stack)
    expect(memberOf(stack, ZHOU)).toMatchObject({ state: 'member', growth: 30, phoneTail: '1001' })
    await stack.till.refund(before, { fen: 5000 })
    expect([active(memberOf(stack, ZHOU)), memberOf(stack, ZHOU).growth]).toEqual([30, 30])
    const { entries } = await stack.as(ZHOU).must('points.open', { filter: 'all' })
    expect(entries.map(({ kind }) => kind)).toContain('close')
  })

  test('a receipt from before the closing, claimed after coming back, is taken back by its refund', async () => {
    await joinWithPhone(stack)
    const code = await printedCode(stack)
    await close()
    await stack.stack.clock.advance(60_000)
    await joinWithPhone(stack)
    await stack.as(ZHOU).must('receipt.claim', { commandId: newCommand(), code })
    expect([active(memberOf(stack, ZHOU)), memberOf(stack, ZHOU).growth]).toEqual([68, 68])
    const slip = { storeId: 'shanze:yunqi', receiptNo: 'A0001', reason: '茶凉了' }
    await clerkOf(stack).must('receipt.void', { ...slip, commandId: newCommand() })
    expect([active(memberOf(stack, ZHOU)), memberOf(stack, ZHOU).growth]).toEqual([0, 0])
  })

  test('coming back before a closing that died is finished finishes it: no coupon and no agreement is kept', async () => {
    await joinWithPhone(stack)
    const { orderId } = await stack.till.pay({ openid: ZHOU, fen: 10_000 })
    await stack.as(ZHOU).must('coupon.takeGift', { commandId: newCommand(), orderId, index: 0 })
    const { faults } = stack.stack.cloud
    const heal = faults.add({ function: 'api', collection: 'identities', mode: 'kill-before' })
    await stack.as(ZHOU).attempt('member.close', { commandId: newCommand(), confirm: 'close-my-account' })
    heal()
    expect(memberOf(stack, ZHOU)).toMatchObject({ state: 'closed', erasing: true })
    await joinWithPhone(stack)
    await stack.sweep()
    expect(memberOf(stack, ZHOU)).toMatchObject({ state: 'member', phoneTail: '1001', erasing: false })
    const { unionIds = [], phoneId } = memberOf(stack, ZHOU)
    expect(stack.dump().identities?.map(({ _id }) => _id)).toEqual([phoneId, ...unionIds])
    expect((await stack.as(ZHOU).must('coupon.wallet', { tab: 'usable' })).coupons).toEqual([])
  })

  test('C23: a use undone after the closing gives nothing back', async () => {
    await joinWithPhone(stack)
    const { orderId } = await stack.till.pay({ openid: ZHOU, fen: 10_000 })
    const gift = await stack.as(ZHOU).must('coupon.takeGift', { commandId: newCommand(), orderId, index: 0 })
    const couponId = gift.coupon.id
    const { codes } = await stack.as(ZHOU).must('coupon.open', { couponId })
    const shown = { storeId: 'shanze:yunqi', code: codes?.steps[0]?.code ?? '' }
    const seen = await clerkOf(stack).must('redemption.preview', shown)
    if (seen.kind !== 'coupon' || seen.verdict !== 'usable') throw new Error('the coupon should be usable')
    const use = { commandId: newCommand(), storeId: shown.storeId, couponId, permit: seen.permit }
    await clerkOf(stack).must('redemption.redeem', use)
    await close()
    const undo = { commandId: newCommand(), couponId, useIndex: 0, reason: '顾客改点' }
    await clerkOf(stack).must('redemption.undo', undo)
    expect(stack.stack.cloud.data.get('coupons', couponId)).toMatchObject({
      state: 'DEACTIVATED',
      revoked: true,
      revokedBy: 'closing',
    })
  })

  test.each([
    ['identities', 'database.removeDocument'],
    ['coupons', 'database.modifyDocument'],
  ])(
    'C17: a closing finished late leaves alone who came back meanwhile, and what they took since: its %s',
    async (collection, action) => {
      await joinWithPhone(stack)
      await stack.sweep()
      const erasing = { function: 'api', collection: 'identities', mode: 'kill-before' as const }
      const heal = stack.stack.cloud.faults.add(erasing)
      await stack.as(ZHOU).attempt('member.close', { commandId: newCommand(), confirm: 'close-my-account' })
      heal()
      await stack.stack.clock.advance(30_000)
      const late = { function: 'jobs', collection, action }
      const claim = { commandId: newCommand(), batchId: 'shanze:autumn' }
      await meanwhile(stack, late, stack.runJobs, async () => {
        await joinWithPhone(stack)
        await stack.as(ZHOU).must('coupon.claim', claim)
      })
      expect(memberOf(stack, ZHOU)).toMatchObject({ state: 'member', phoneTail: '1001' })
      const { unionIds: shown = [], phoneId } = memberOf(stack, ZHOU)
      expect(stack.dump().identities?.map(({ _id }) => _id)).toEqual([phoneId, ...shown])
      expect((await stack.as(ZHOU).must('coupon.wallet', { tab: 'usable' })).coupons).toHaveLength(1)
      const again = await stack
        .as('openid-somebody-else')
        .call('member.join', { commandId: newCommand(), consent: '2026-09', phoneCode: 'dev-phone-zhouzhou' })
      expect(again).toMatchObject({ ok: false, code: 'PHONE_TAKEN' })
    },
  )

  test('C16: closing an account queries nothing by a field without an index', async () => {
    await joinWithPhone(stack)
    const others = Array.from({ length: 1500 }, (_, i) => ({
      _id: `shanze:other-${i}:points-ending`,
      dueAt: NEVER,
    }))
    await stack.stack.cloud.data.insert('consents', others)
    await close()
    expect(stack.last('api').warnings).toEqual([])
    expect(stack.dump().consents).toHaveLength(1500)
  })

  test('closing an account is refused while principal is left, with what to do, and possible once it is paid back', async () => {
    await joinWithPhone(stack)
    const topUp = { ...(await scanned(stack, ZHOU)), commandId: newCommand(), amountFen: 50_000 }
    await clerkOf(stack).must('storedValue.topUp', topUp)
    expect(await close()).toMatchObject({ ok: false, code: 'STORED_LEFT' })
    expect(await stack.as(ZHOU).must('member.closing', {})).toMatchObject({ blockedBy: 'stored' })
    await managerOf(stack).must('storedValue.refund', {
      ...(await scanned(stack, ZHOU, managerOf(stack))),
      commandId: newCommand(),
      amountFen: 50_000,
      reason: '顾客要注销',
    })
    expect(await close()).toMatchObject({ ok: true })
  })

  test('only members close an account', async () => {
    expect(await close('openid-nobody')).toMatchObject({ ok: false, code: 'NOT_MEMBER' })
  })

  test('closing an account needs the word that the page asks for', async () => {
    await joinWithPhone(stack)
    const outcome = await stack.as(ZHOU).attempt('member.close', { commandId: newCommand(), confirm: 'yes' })
    expect(outcome).toMatchObject({ result: { ok: false, code: 'BAD_INPUT' } })
    expect(memberOf(stack, ZHOU).state).toBe('member')
  })
})
