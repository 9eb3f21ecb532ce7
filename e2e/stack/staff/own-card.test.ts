import type { MemberDoc } from '@shared/domain/account/types'
import type { Doc } from '../harness'
import { testStack } from '../harness'
import { secondManager } from '../points/second-manager'
import { printedCode } from '../receipt/till'
import { clerkOf, LIN, managerOf, paying, scanned, YUNQI } from '../stored/clerk-scans'

const stack = testStack()
const CHEN = 'openid-chenyi'
const SHEN = 'openid-shenhe'
let count = 0
const newCommand = () => `own-command-${String(++count).padStart(8, '0')}`
const member = (openid: string) =>
  stack.stack.cloud.data.get('members', `shanze:${openid}`) as unknown as MemberDoc
const join = async (openid: string) => {
  await stack.till.pay({ openid, fen: 100_000 })
  await stack.as(openid).must('member.join', { commandId: newCommand(), consent: '2026-09' })
}
const adjust = (openid: string, points: number, by = SHEN) =>
  stack.as(by).call('adjustment.adjust', {
    commandId: newCommand(),
    cardNo: member(openid).cardNo,
    points,
    reason: '活动补分',
  })

afterEach(async () => {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
})

describe('staff and their own card', () => {
  test('C10: staff make no adjustment, no approval and get no permit for their own card', async () => {
    for (const openid of [CHEN, SHEN]) await join(openid)
    expect(await adjust(SHEN, 100)).toMatchObject({ code: 'OWN_CARD' })
    expect(await adjust(SHEN, 900)).toMatchObject({ code: 'OWN_CARD' })

    await secondManager(stack)
    await join('openid-luyuan')
    const proposed = await adjust('openid-luyuan', 900)
    if (!proposed.ok || proposed.data.state !== 'proposed') throw new Error(JSON.stringify(proposed))
    const { proposalId } = proposed.data
    const approve = { commandId: newCommand(), proposalId, approve: true }
    const { proposals } = await stack.as('openid-luyuan').must('adjustment.proposals', {})
    expect(proposals).toMatchObject([{ mayApprove: false }])
    expect(await stack.as('openid-luyuan').call('adjustment.decide', approve)).toMatchObject({
      code: 'OWN_CARD',
    })

    await expect(scanned(stack, CHEN)).rejects.toThrow('OWN_CARD')
    // A permit made before their card became this customer's is no way around it.
    const before = await scanned(stack)
    const lin = member(LIN)
    await stack.stack.cloud.data.load({
      ...stack.dump(),
      members: (stack.dump().members ?? []).map(each =>
        each._id === lin._id ? { ...each, formerIds: [`shanze:${CHEN}`] } : each,
      ),
    } as never)
    for (const action of ['storedValue.topUp', 'storedValue.spend', 'receipt.credit'] as const) {
      const input = { ...before, commandId: newCommand(), amountFen: 1_000 }
      const code = action === 'storedValue.spend' ? 'STORED_SHORT' : 'OWN_CARD'
      expect([action, await clerkOf(stack).call(action, input)]).toMatchObject([action, { code }])
    }
    await stack.stack.reset()
  })

  test('C10: their own coupon is redeemed, and a redemption of it taken back, by a colleague', async () => {
    await join(CHEN)
    const order = await stack.till.pay({ openid: CHEN, fen: 6800 })
    const { coupon } = await stack
      .as(CHEN)
      .must('coupon.takeGift', { commandId: newCommand(), orderId: order.orderId, index: 0 })
    const code = async () =>
      (await stack.as(CHEN).must('coupon.open', { couponId: coupon.id })).codes?.steps[0]?.code
    const preview = async (by = clerkOf(stack)) =>
      by.call('redemption.preview', { storeId: YUNQI, code: (await code()) ?? '' })
    expect(await preview()).toMatchObject({ ok: false, code: 'OWN_CARD' })
    const seen = await preview(managerOf(stack))
    if (!seen.ok || seen.data.kind !== 'coupon') throw new Error(JSON.stringify(seen))
    await managerOf(stack).must('redemption.redeem', {
      commandId: newCommand(),
      storeId: YUNQI,
      couponId: coupon.id,
      permit: seen.data.permit,
      amountFen: 10_000,
    })
    const undo = { commandId: newCommand(), couponId: coupon.id, useIndex: 0 }
    const coupons = (stack.dump().coupons ?? []).map(each =>
      each._id === coupon.id
        ? { ...each, uses: (each.uses as object[]).map(use => ({ ...use, clerkId: `shanze:${CHEN}` })) }
        : each,
    )
    await stack.stack.cloud.data.load({ ...stack.dump(), coupons } as never)
    expect(await clerkOf(stack).call('redemption.undo', undo)).toMatchObject({ code: 'OWN_CARD' })
    await managerOf(stack).must('redemption.undo', { ...undo, reason: '按错了' })
  })

  test('M6: a coupon that became their own after the preview is redeemed by a colleague', async () => {
    await join(CHEN)
    const order = await stack.till.pay({ openid: LIN, fen: 6800 })
    const gift = { commandId: newCommand(), orderId: order.orderId, index: 0 }
    const { coupon } = await stack.as(LIN).must('coupon.takeGift', gift)
    const { codes } = await stack.as(LIN).must('coupon.open', { couponId: coupon.id })
    const code = codes?.steps[0]?.code ?? ''
    const seen = await clerkOf(stack).must('redemption.preview', { storeId: YUNQI, code })
    if (seen.kind !== 'coupon') throw new Error('the code should be a coupon')
    // 林青's card becomes part of the clerk's, as a merge would leave them.
    const [clerkId, memberId] = [`shanze:${CHEN}`, `shanze:${LIN}`]
    await stack.stack.cloud.data.load({
      ...stack.dump(),
      members: (stack.dump().members ?? []).map(each => {
        if (each._id === clerkId) return { ...each, formerIds: [memberId] }
        return each._id === memberId ? { ...each, mergedInto: clerkId } : each
      }),
    } as never)
    const redeem = { commandId: newCommand(), storeId: YUNQI, couponId: coupon.id, amountFen: 10_000 }
    const permit = { ...redeem, permit: seen.permit }
    expect(await clerkOf(stack).call('redemption.redeem', permit)).toMatchObject({
      ok: false,
      code: 'OWN_CARD',
    })
    expect(stack.stack.cloud.data.get('coupons', coupon.id)).toMatchObject({ state: 'EFFECTIVE', uses: [] })
    await stack.stack.reset()
  })

  test('C10: receipts of a store are not claimed by its staff, and their own sale is given back by a colleague', async () => {
    await join(CHEN)
    const code = await printedCode(stack)
    expect(await stack.as(CHEN).call('receipt.claim', { commandId: newCommand(), code })).toMatchObject({
      code: 'RECEIPT_OF_OWN_STORE',
    })
    const elsewhere = await printedCode(stack, { receiptNo: 'A0002' })
    expect(
      await stack.as(LIN).call('receipt.claim', { commandId: newCommand(), code: elsewhere }),
    ).toMatchObject({
      ok: true,
    })
    const sale = {
      ...(await scanned(stack, CHEN, managerOf(stack))),
      commandId: newCommand(),
      amountFen: 5_000,
    }
    await managerOf(stack).must('receipt.credit', { ...sale, receiptNo: '0044' })
    const back = { commandId: newCommand(), storeId: YUNQI, receiptNo: '0044', reason: '退货' }
    expect(await clerkOf(stack).call('receipt.void', back)).toMatchObject({ code: 'OWN_CARD' })
    await managerOf(stack).must('receipt.void', back)
  })
})

test('M6: an unknown card number of an adjustment counts as a failed try at the desk', async () => {
  const guess = () =>
    managerOf(stack).call('adjustment.adjust', {
      commandId: newCommand(),
      cardNo: '0000000000',
      points: 10,
      reason: '活动补分',
    })
  for (let tries = 0; tries < 5; tries += 1) expect(await guess()).toMatchObject({ code: 'CODE_UNKNOWN' })
  expect(await guess()).toMatchObject({ code: 'TOO_MANY_TRIES' })
  // The wait is one for all that can be guessed, and the right card has to wait as well.
  expect(await adjust(LIN, 100)).toMatchObject({ code: 'TOO_MANY_TRIES' })
  await stack.stack.clock.advance(16_000)
  expect(await adjust(LIN, 100)).toMatchObject({ ok: true })
})

describe('limits of a day', () => {
  test('M5: single staff members move at most the card’s limit of a day; what is above waits for a second person', async () => {
    await secondManager(stack)
    for (const points of [500, -500, 400]) expect(await adjust(LIN, points)).toMatchObject({ ok: true })
    expect(await adjust(LIN, 101)).toMatchObject({ data: { state: 'proposed' } })
    expect(await adjust(LIN, 101, 'openid-luyuan')).toMatchObject({ data: { state: 'proposed' } })
    expect(await adjust(LIN, 100, 'openid-luyuan')).toMatchObject({ data: { state: 'booked' } })
    await stack.stack.clock.advance(86_400_000)
    expect(await adjust(LIN, 500)).toMatchObject({ data: { state: 'booked' } })
  })

  test('M5: twenty adjustments of one manager at once stay within their day, and a repeat takes no more of it', async () => {
    const cards = ['openid-linqing', 'openid-gushan', 'openid-a', 'openid-b'].map(openid => openid)
    for (const openid of cards.slice(2)) await join(openid)
    const inputs = Array.from({ length: 20 }, (_, i) => ({
      commandId: newCommand(),
      cardNo: member(cards[i % cards.length] ?? LIN).cardNo,
      points: 300,
      reason: '活动补分',
    }))
    const send = () => Promise.all(inputs.map(input => managerOf(stack).call('adjustment.adjust', input)))
    const first = await send()
    const booked = first.filter(answer => answer.ok && answer.data.state === 'booked')
    expect(booked.length).toBeLessThanOrEqual(10)
    expect(first.every(answer => answer.ok || answer.code === 'BUSY')).toBe(true)
    const again = await send()
    const sums = (stack.dump().staffDays ?? [])[0]?.sums as { adjust: number }
    expect(sums.adjust).toBeLessThanOrEqual(3_000)
    expect(again.filter(answer => answer.ok && answer.data.state === 'booked').length).toBeLessThanOrEqual(10)
  })

  test('M5: what one clerk tops up and credits in a day is limited; a colleague goes on', async () => {
    const day = {
      _id: `shanze:${CHEN}:2026-11-22`,
      brandId: 'shanze',
      staffId: `shanze:${CHEN}`,
      day: '2026-11-22',
    }
    const none = { adjust: 0, spend: 0, 'void-spend': 0, 'refund-principal': 0, 'void-receipt': 0 }
    const row = { memberId: `shanze:${LIN}`, inputHash: '', permitId: '', at: 0 }
    const commands = [
      { ...row, commandId: 'before-1', kind: 'credit', amount: 950_000 },
      { ...row, commandId: 'before-2', kind: 'top-up', amount: 950_000 },
    ]
    const sums = { ...none, credit: 950_000, 'top-up': 950_000 }
    stack.stack.cloud.data.insert('staffDays', [{ ...day, sums, commands } as unknown as Doc])
    const input = async (amountFen: number, clerk = clerkOf(stack)) => ({
      ...(await scanned(stack, LIN, clerk)),
      commandId: newCommand(),
      amountFen,
    })
    expect(await clerkOf(stack).call('storedValue.topUp', await input(50_001))).toMatchObject({
      code: 'STAFF_DAY_LIMIT',
      message: '今天经你手的充值最多 10,000 元，这次没有充。请另一位同事来做',
    })
    await clerkOf(stack).must('storedValue.topUp', await input(50_000))
    await managerOf(stack).must('storedValue.topUp', await input(50_001, managerOf(stack)))
    await clerkOf(stack).must('receipt.credit', await input(30_000))
    expect(await clerkOf(stack).call('receipt.credit', await input(20_001))).toMatchObject({
      code: 'STAFF_DAY_LIMIT',
    })
    await stack.stack.clock.advance(86_400_000)
    await clerkOf(stack).must('receipt.credit', await input(20_001))
  })
})

describe('paying from stored value', () => {
  test('M6: above the brand’s limit only the customer’s own pay code pays, one bill a scan', async () => {
    const topUp = { ...(await scanned(stack)), commandId: newCommand(), amountFen: 50_000 }
    await clerkOf(stack).must('storedValue.topUp', topUp)
    const bill = { ...(await scanned(stack)), commandId: newCommand(), amountFen: 20_001 }
    expect(await clerkOf(stack).call('storedValue.spend', bill)).toMatchObject({
      code: 'PAY_CODE_NEEDED',
      message: '超过 200 元要用付款码，没有扣款。请顾客在「储值」里打开付款码再扫',
    })
    // At the limit the member code is enough, also with the same scan: nothing was taken by it.
    await clerkOf(stack).must('storedValue.spend', { ...bill, commandId: newCommand(), amountFen: 20_000 })

    const paid = { ...(await paying(stack)), commandId: newCommand(), amountFen: 20_001 }
    await clerkOf(stack).must('storedValue.spend', paid)
    expect(await clerkOf(stack).must('storedValue.spend', paid)).toMatchObject({ repeated: true })
    expect(
      await clerkOf(stack).call('storedValue.spend', { ...paid, commandId: newCommand() }),
    ).toMatchObject({
      ok: false,
    })
    expect(member(LIN).stored.principalFen + member(LIN).stored.bonusFen).toBe(55_000 - 40_001)
  })

  test('M6: a member code with a P before it is no pay code, and an old pay code is over', async () => {
    const { codes } = await stack.as(LIN).must('member.card', {})
    const forged = { storeId: YUNQI, code: `P${codes.steps[0]?.code}` }
    expect(await clerkOf(stack).call('redemption.preview', forged)).toMatchObject({ code: 'CODE_UNKNOWN' })
    const { payCodes } = await stack.as(LIN).must('storedValue.open', {})
    await stack.stack.clock.advance(120_000)
    const old = { storeId: YUNQI, code: payCodes.steps[0]?.code ?? '' }
    expect(await clerkOf(stack).call('redemption.preview', old)).toMatchObject({ code: 'CODE_EXPIRED' })
    expect((await stack.as('openid-stranger').must('storedValue.open', {})).payCodes.steps).toEqual([])
  })
})

describe('one scan, one command', () => {
  test('M6: a permit serves the command that used it, again and again, and no other', async () => {
    const serving = await scanned(stack)
    const topUp = { ...serving, commandId: newCommand(), amountFen: 20_000 }
    await clerkOf(stack).must('storedValue.topUp', topUp)
    expect(await clerkOf(stack).must('storedValue.topUp', topUp)).toMatchObject({ repeated: true })
    const bill = { ...serving, commandId: newCommand(), amountFen: 1_000 }
    expect(await clerkOf(stack).call('storedValue.spend', bill)).toMatchObject({ code: 'TICKET_USED' })
    expect(await clerkOf(stack).call('receipt.credit', bill)).toMatchObject({ code: 'TICKET_USED' })

    const scan = await scanned(stack)
    const bills = Array.from({ length: 5 }, () => ({ ...scan, commandId: newCommand(), amountFen: 1_000 }))
    const answers = await Promise.all(bills.map(each => clerkOf(stack).call('storedValue.spend', each)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(member(LIN).stored.principalFen + member(LIN).stored.bonusFen).toBe(20_000)
  })
})
