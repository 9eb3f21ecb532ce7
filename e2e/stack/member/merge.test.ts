import { testStack } from '../harness'
import { clerkOf, paying, scanned, topUpInApp } from '../stored/clerk-scans'
import { active, joinWithPhone, matched, memberOf, merge, newCommand, orderOf } from './people'

const stack = testStack()
const ZHOU = 'openid-zhouzhou'
/** The same person in another mini-program, or with another WeChat account. */
const OTHER = 'openid-zhouzhou-again'
const newest = (orderId: string) => stack.stack.cloud.data.find('ledger', { ref: orderId })

afterEach(async () => {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
})

describe('two cards of one person', () => {
  test('two cards become one when the phone number proves it: points, growth, orders, coupons, history', async () => {
    await joinWithPhone(stack)
    await stack.till.pay({ openid: ZHOU, fen: 10_000 })
    const other = stack.as(OTHER)
    const paid = await stack.till.pay({ openid: OTHER, fen: 6800 })
    const gift = await other.must('coupon.takeGift', {
      commandId: newCommand(),
      orderId: paid.orderId,
      index: 0,
    })
    expect(
      await other.call('member.join', {
        commandId: newCommand(),
        consent: '2026-09',
        phoneCode: 'dev-phone-zhouzhou',
      }),
    ).toMatchObject({ ok: false, code: 'PHONE_TAKEN' })

    expect(await matched(stack, OTHER)).toMatchObject({
      ok: true,
      data: {
        mine: { member: { state: 'guest', points: { pending: 68 } }, coupons: 1 },
        other: { cardTail: memberOf(stack, ZHOU).cardNo.slice(-4), joinedMonth: '2026-11' },
        merging: { kind: 'now' },
      },
    })
    expect(stack.trips('api')).toMatchObject({ trips: 4 })
    expect(memberOf(stack, OTHER)).toMatchObject({ mergedInto: '' })
    expect(await merge(stack, OTHER)).toMatchObject({
      ok: true,
      data: { kind: 'merged', card: { member: { state: 'member' }, coupons: 1 } },
    })
    expect(memberOf(stack, OTHER)).toMatchObject({ mergedInto: `shanze:${ZHOU}`, lots: [], pending: [] })
    expect(active(memberOf(stack, ZHOU))).toBe(168)
    expect(memberOf(stack, ZHOU)).toMatchObject({ growth: 168, formerIds: [`shanze:${OTHER}`] })

    for (const openid of [ZHOU, OTHER]) {
      const person = stack.as(openid)
      const card = await person.must('member.card', {})
      expect(card).toMatchObject({ member: { points: { active: 168 } }, coupons: { usable: 1 } })
      const wallet = await person.must('coupon.wallet', { tab: 'usable' })
      expect(wallet.coupons.map(coupon => coupon.id)).toEqual([gift.coupon.id])
      await person.must('coupon.open', { couponId: gift.coupon.id })
      const { entries } = await person.must('points.open', { filter: 'all' })
      expect(entries.map(({ kind, points }) => [kind, points])).toEqual([
        ['merge', 68],
        ['order', 0],
        ['order', 100],
      ])
      expect(entries[1]).toMatchObject({ orderId: paid.orderId, formerCard: true })
      expect(entries[2]?.formerCard).toBeUndefined()
    }
  })

  test('two merged cards stay one: what the old id pays, and gives back, is the one card’s', async () => {
    await joinWithPhone(stack)
    const before = await stack.till.pay({ openid: OTHER, fen: 10_000 })
    await merge(stack, OTHER)
    const after = await stack.till.pay({ openid: OTHER, fen: 5000 })
    expect(active(memberOf(stack, ZHOU))).toBe(150)
    await stack.till.refund(before, { fen: 4000 })
    await stack.till.refund(after)
    expect(orderOf(stack, before.orderId)).toMatchObject({ keptPoints: 60 })
    expect(active(memberOf(stack, ZHOU))).toBe(60)
    expect(await stack.as(OTHER).must('order.landing', {})).toMatchObject({ grant: { kept: 0 } })
  })

  test('a repeated merge changes nothing, and cards merged by both at once are merged once', async () => {
    await joinWithPhone(stack)
    await stack.till.pay({ openid: OTHER, fen: 10_000 })
    const answers = await Promise.all([merge(stack, OTHER), merge(stack, OTHER), merge(stack, OTHER)])
    expect(answers.filter(answer => answer.ok).length).toBeGreaterThan(0)
    expect(await merge(stack, OTHER)).toMatchObject({ ok: false, code: 'NOTHING_TO_MERGE' })
    expect(active(memberOf(stack, ZHOU))).toBe(100)
  })

  test('a guest who never paid nor joined is merged too', async () => {
    await joinWithPhone(stack)
    expect(await merge(stack, OTHER)).toMatchObject({ ok: true, data: { moved: 0 } })
    await stack.till.pay({ openid: OTHER, fen: 5000 })
    expect(active(memberOf(stack, ZHOU))).toBe(50)
  })

  test('an unknown phone number offers no merge; one’s own is nothing new', async () => {
    expect(await merge(stack, OTHER)).toMatchObject({ ok: false, code: 'NOTHING_TO_MERGE' })
    await joinWithPhone(stack)
    expect(await merge(stack, ZHOU)).toMatchObject({ ok: false, code: 'NOTHING_TO_MERGE' })
    expect(memberOf(stack, ZHOU)).toMatchObject({ formerIds: [], mergedInto: '' })
  })

  test('a merge permit is for the person who showed the number, for ten minutes; a repeat after them still finds it done', async () => {
    await joinWithPhone(stack)
    await stack.till.pay({ openid: OTHER, fen: 6800 })
    const seen = await matched(stack, OTHER)
    const permit = seen.ok ? seen.data.permit : ''
    const agree = (openid: string) =>
      stack.as(openid).call('member.merge', { commandId: newCommand(), permit })
    expect(await agree('openid-gushan')).toMatchObject({ ok: false, code: 'PROOF_EXPIRED' })
    await stack.stack.clock.advance(600_001)
    expect(await agree(OTHER)).toMatchObject({ ok: false, code: 'PROOF_EXPIRED' })
    expect(await merge(stack, OTHER)).toMatchObject({ ok: true })
    expect(await agree(OTHER)).toMatchObject({ ok: true, data: { moved: 0 } })
  })

  test('both phones merge at once, each into the other: one card is left', async () => {
    await joinWithPhone(stack)
    await joinWithPhone(stack, OTHER, 'dev-phone-stranger')
    await stack.till.pay({ openid: ZHOU, fen: 10_000 })
    await stack.till.pay({ openid: OTHER, fen: 6800 })
    const answers = await Promise.all([
      merge(stack, OTHER),
      merge(stack, ZHOU, 'dev-phone-stranger'),
      merge(stack, OTHER),
      merge(stack, ZHOU, 'dev-phone-stranger'),
    ])
    expect(answers.filter(answer => answer.ok).length).toBeGreaterThan(0)
    const cards = [memberOf(stack, ZHOU), memberOf(stack, OTHER)]
    const [one] = cards.filter(({ mergedInto }) => mergedInto === '')
    expect(cards.map(({ mergedInto }) => mergedInto).filter(Boolean)).toEqual([one?._id])
    expect(one && active(one)).toBe(168)
    // One card has one number: the one it had identifies it, the other is free.
    for (const phone of ['dev-phone-stranger', 'dev-phone-zhouzhou'])
      expect(await merge(stack, ZHOU, phone)).toMatchObject({ ok: false, code: 'NOTHING_TO_MERGE' })
    const identities = stack.dump().identities ?? []
    expect(identities.map(({ memberId }) => memberId)).toEqual([one?._id, one?._id])
    expect(identities.map(({ kind }) => kind).sort()).toEqual(['phone', 'union'])
  })

  test('stored value moves with merged cards, principal and bonus apart, and is spent from the one card', async () => {
    await joinWithPhone(stack)
    await joinWithPhone(stack, OTHER, 'dev-phone-stranger')
    const topUp = async (openid: string, amountFen: number) =>
      clerkOf(stack).must('storedValue.topUp', {
        ...(await scanned(stack, openid)),
        commandId: newCommand(),
        amountFen,
      })
    await topUp(ZHOU, 20_000)
    await topUp(OTHER, 50_000)
    expect(await matched(stack, OTHER)).toMatchObject({
      data: { mine: { stored: { totalFen: 55_000 } } },
    })
    expect(await merge(stack, OTHER)).toMatchObject({ ok: true })
    expect([memberOf(stack, ZHOU).stored, memberOf(stack, OTHER).stored]).toEqual([
      { principalFen: 70_000, bonusFen: 6000 },
      { principalFen: 0, bonusFen: 0 },
    ])
    for (const openid of [ZHOU, OTHER]) {
      expect((await stack.as(openid).must('storedValue.open', {})).stored.totalFen).toBe(76_000)
    }
    const spent = await clerkOf(stack).must('storedValue.spend', {
      ...(await paying(stack, OTHER)),
      commandId: newCommand(),
      amountFen: 76_000,
    })
    expect(spent.stored).toMatchObject({ totalFen: 0 })
  })

  test('spending, topping up and the merge at the same moment lose no fen', async () => {
    await joinWithPhone(stack)
    await joinWithPhone(stack, OTHER, 'dev-phone-stranger')
    const serving = { commandId: newCommand(), ...(await scanned(stack, OTHER)) }
    await clerkOf(stack).must('storedValue.topUp', { ...serving, amountFen: 10_000 })
    const spend = async (openid: string, amountFen: number) =>
      clerkOf(stack).call('storedValue.spend', {
        ...(await scanned(stack, openid)),
        commandId: newCommand(),
        amountFen,
      })
    const [merged, spentOld, toppedUp] = await Promise.all([
      merge(stack, OTHER),
      spend(OTHER, 4000),
      topUpInApp(stack, newCommand(), 20_000, ZHOU),
    ])
    await stack.sweep()
    if (!merged.ok) await merge(stack, OTHER)
    const { principalFen, bonusFen } = memberOf(stack, ZHOU).stored
    expect([toppedUp.fen, principalFen + bonusFen]).toEqual([20_000, 31_000 - (spentOld.ok ? 4000 : 0)])
  })

  test('payments, refunds and the merge at the same moment leave one right account', async () => {
    await joinWithPhone(stack)
    const first = await stack.till.pay({ openid: OTHER, fen: 10_000 })
    await Promise.all([
      merge(stack, OTHER),
      stack.till.pay({ openid: OTHER, fen: 3000 }),
      stack.till.pay({ openid: ZHOU, fen: 2000 }),
      stack.till.refund(first, { fen: 5000 }),
    ])
    await stack.sweep()
    await merge(stack, OTHER)
    expect(active(memberOf(stack, ZHOU))).toBe(100)
  })
})

test('a second mini-program of the brand finds the card by the unionid, when asked to', async () => {
  const { cloud } = stack.stack
  const caller = (openid: string) => ({
    openid,
    appid: 'wx5a0c1f2e3d4b6a78',
    unionid: 'union-of-zhouzhou',
    source: 'wx_client',
  })
  const ask = (openid: string, action: string, input: object) =>
    cloud.call('api', { action, brand: 'shanze', input }, caller(openid))
  await ask(ZHOU, 'member.join', { commandId: newCommand(), consent: '2026-09' })
  await stack.till.pay({ openid: OTHER, fen: 10_000 })
  const proof = { by: 'union' as const }
  const seen = (await ask(OTHER, 'member.match', { proof })) as { result?: { data?: { permit: string } } }
  const permit = seen.result?.data?.permit ?? ''
  const input = { commandId: newCommand(), permit }
  expect(await ask(OTHER, 'member.merge', input)).toMatchObject({ result: { ok: true } })
  expect(active(memberOf(stack, ZHOU))).toBe(100)
  expect(await stack.as('openid-gushan').call('member.match', { proof })).toMatchObject({
    code: 'NOTHING_TO_MERGE',
  })
})

test('merged-with-full-journal', async () => {
  const { cloud, clock } = stack.stack
  await joinWithPhone(stack)
  // The order is booked in the old card's journal, and dies before the order knows.
  const heal = cloud.faults.add({
    function: 'http',
    collection: 'orders',
    action: 'database.modifyDocument',
    match: () => true,
    mode: 'kill-before',
  })
  const { orderId } = await stack.till.pay({ openid: OTHER, fen: 10_000 })
  heal()
  for (let n = 0; n < 19; n += 1) await stack.till.pay({ openid: OTHER, fen: 100 })
  expect(memberOf(stack, OTHER).journal).toHaveLength(20)
  expect(orderOf(stack, orderId)).toMatchObject({ settledVersion: 0 })
  expect(newest(orderId)).toEqual([])

  expect(await merge(stack, OTHER)).toMatchObject({ ok: true })
  await clock.advance(30_000)
  await stack.sweep()
  expect(orderOf(stack, orderId)).toMatchObject({ settledVersion: 1, keptPoints: 100 })
  expect(newest(orderId)).toHaveLength(1)
  expect(active(memberOf(stack, ZHOU))).toBe(119)
})
