import type { MemberDoc } from '@shared/domain/account/types'
import type { InboxDoc } from '@shared/domain/order/types'
import type { Doc } from '../harness'
import { testStack } from '../harness'
import { clerkOf, LIN, managerOf, paying, scanned, topUpInApp, YUNQI } from './clerk-scans'

const stack = testStack()
let commands = 0
const newCommand = () => `stored-command-${String(++commands).padStart(6, '0')}`
const lin = () => stack.as(LIN)
const members = () => (stack.dump().members ?? []) as unknown as MemberDoc[]
const held = () => {
  const { principalFen = 0, bonusFen = 0 } =
    members().find(({ _id }) => _id === `shanze:${LIN}`)?.stored ?? {}
  return [principalFen, bonusFen]
}

async function settled() {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
  const audited = await stack.stack.cloud.fireTimer('jobs', 'audit')
  const lines = (audited.ok ? audited.result : []) as { ok: boolean }[]
  expect([lines.length > 0, lines.filter(line => !line.ok)]).toEqual([true, []])
}
const points = () =>
  members()
    .find(({ _id }) => _id === `shanze:${LIN}`)
    ?.lots.reduce((sum, lot) => sum + lot.points, 0)

describe('topping up in the app', () => {
  test('a top-up in the app gives principal and the promised bonus, no points, once however often WeChat notifies', async () => {
    const order = await topUpInApp(stack, newCommand(), 50_000)
    for (const notice of stack.stack.pay.sim().notices.list())
      await stack.stack.pay.sim().notices.redeliver(notice.id)
    await settled()
    expect([held(), points()]).toEqual([[50_000, 5_000], 1286])
    const { stored, entries } = await lin().must('storedValue.open', {})
    expect(stored).toEqual({ totalFen: 55_000, principalFen: 50_000, bonusFen: 5_000 })
    expect(entries).toMatchObject([{ kind: 'top-up', fen: 55_000, afterFen: 55_000 }])
    const { mchid, outTradeNo } = order
    const landing = await lin().must('order.landing', { order: { mchid, outTradeNo } })
    expect(landing).toMatchObject({ state: 'verified', gifts: [], order: { topUp: { bonusFen: 5_000 } } })
    expect((await lin().must('member.me', {})).stored).toEqual(stored)
    const history = await lin().must('points.open', { filter: 'all' })
    expect(history.entries.some(entry => entry.orderId === order.orderId)).toBe(false)
  })

  test('a refund of the top-up takes principal and its bonus back; what was spent is the brand’s loss', async () => {
    const order = await topUpInApp(stack, newCommand(), 50_000)
    await stack.till.refund(order, { fen: 10_000 })
    // 400 yuan deserve the bonus of the step from 200.
    expect(held()).toEqual([40_000, 1_000])
    await clerkOf(stack).must('storedValue.spend', {
      ...(await paying(stack)),
      commandId: newCommand(),
      amountFen: 20_500,
    })
    await stack.till.refund(order, { fen: 40_000 })
    await settled()
    expect(held()).toEqual([0, 0])
  })

  test('C20: principal paid back at the counter and again by WeChat raises one alarm and one row for people', async () => {
    const order = await topUpInApp(stack, newCommand(), 50_000)
    const back = {
      ...(await scanned(stack, LIN, managerOf(stack))),
      commandId: newCommand(),
      reason: '搬家了',
    }
    await managerOf(stack).must('storedValue.refund', { ...back, amountFen: 50_000 })
    await stack.sweep()
    expect(stack.dump().inbox ?? []).toEqual([])
    await stack.till.refund(order, { fen: 50_000 })
    for (let round = 0; round < 2; round += 1) await settled()
    const rows = (stack.dump().inbox ?? []) as unknown as InboxDoc[]
    expect(rows).toMatchObject([{ reason: 'money-lost', state: 'open', brandId: 'shanze' }])
    expect(JSON.parse(rows[0]?.body ?? '')).toMatchObject({ ref: order.orderId, lostFen: 50_000 })
  })

  test('a lost notice of a top-up is asked for by the sweeper', async () => {
    stack.stack.pay.sim().nextNotice('lost')
    await topUpInApp(stack, newCommand(), 20_000)
    expect(held()).toEqual([0, 0])
    await settled()
    expect(held()).toEqual([20_000, 1_000])
  })

  test.each([
    ['too little', LIN, 999, 'TOP_UP_NOT_ALLOWED'],
    ['too much', LIN, 100_001, 'TOP_UP_NOT_ALLOWED'],
    ['not a member', 'openid-zhouzhou', 20_000, 'NOT_MEMBER'],
  ])('a top-up is refused: %s', async (_case, who, amountFen, code) => {
    const input = { commandId: newCommand(), storeId: YUNQI, what: { by: 'top-up' as const, amountFen } }
    expect(await stack.as(who).call('order.place', input)).toMatchObject({ ok: false, code })
  })
})

describe('at the counter', () => {
  test('top up, spend, void at the counter: 5 trips each, repeats answer the same, the history shows all', async () => {
    const serving = await scanned(stack)
    const topUp = { ...serving, commandId: newCommand(), amountFen: 50_000 }
    expect(await clerkOf(stack).must('storedValue.topUp', topUp)).toMatchObject({
      stored: { totalFen: 55_000 },
    })
    // The clerk, the member, the ledger; its place in the clerk's day, the first of the day; the member.
    expect(stack.trips('api').trips).toBe(7)
    const spend = { ...(await scanned(stack)), commandId: newCommand(), amountFen: 11_000 }
    const spent = await clerkOf(stack).must('storedValue.spend', spend)
    expect(spent).toMatchObject({ repeated: false, stored: { principalFen: 40_000, bonusFen: 4_000 } })
    expect(stack.trips('api').trips).toBe(5)
    expect(await clerkOf(stack).must('storedValue.spend', spend)).toMatchObject({
      repeated: true,
      entry: spent.entry,
    })
    expect(await clerkOf(stack).call('storedValue.spend', { ...spend, amountFen: 11_001 })).toMatchObject({
      code: 'CONFLICT',
    })
    await stack.sweep()
    expect(await clerkOf(stack).must('storedValue.spend', spend)).toMatchObject({ repeated: true })

    const undo = { commandId: newCommand(), customerId: serving.customerId, entryId: spent.entry.id }
    expect(await clerkOf(stack).must('storedValue.voidSpend', undo)).toMatchObject({
      stored: { totalFen: 55_000 },
    })
    expect(await clerkOf(stack).must('storedValue.voidSpend', undo)).toMatchObject({ repeated: true })
    const today = () => clerkOf(stack).must('storedValue.day', { storeId: YUNQI })
    const inJournal = await today()
    // The clerk, journals, ledger; members beside staff.
    expect(stack.trips('api').trips).toBe(5)
    expect(inJournal.totals).toEqual({
      toppedUp: { principalFen: 50_000, bonusFen: 5_000 },
      spent: { principalFen: 10_000, bonusFen: 1_000 },
      voided: { principalFen: 10_000, bonusFen: 1_000 },
      paidBack: { principalFen: 0, bonusFen: 0 },
    })
    expect(inJournal.entries[1]).toMatchObject({ clerkName: '陈一', voided: true, mayVoid: null })
    expect(inJournal.entries.map(({ entry }) => entry.kind)).toEqual(['void-spend', 'spend', 'top-up'])
    await settled()
    expect(await today()).toEqual(inJournal)
    expect(held()).toEqual([50_000, 5_000])
    const { entries } = await lin().must('storedValue.open', {})
    expect(entries.map(({ kind, fen }) => [kind, fen])).toEqual([
      ['void-spend', 11_000],
      ['spend', -11_000],
      ['top-up', 55_000],
    ])
  })

  describe('M6: the message after a payment from stored value', () => {
    const templateId = 'demo-stored-spent'
    const sent = () =>
      stack.stack.cloud.openapi.calls().filter(({ apiName }) => apiName === 'subscribeMessage.send')
    const agree = () =>
      lin().must('reminder.consent', { commandId: newCommand(), templateId, answer: 'accept' })
    const spend = async (amountFen: number) =>
      clerkOf(stack).must('storedValue.spend', {
        ...(await paying(stack)),
        commandId: newCommand(),
        amountFen,
      })
    beforeEach(async () => {
      const topUp = { ...(await scanned(stack)), commandId: newCommand(), amountFen: 50_000 }
      await clerkOf(stack).must('storedValue.topUp', topUp)
    })

    test('the spending message goes to the customer who agreed, once per consent, without a trip more at the desk', async () => {
      const before = sent().length
      expect((await lin().must('storedValue.open', {})).notice).toEqual({
        templateId,
        agreed: false,
        declined: false,
      })
      await agree()
      expect((await lin().must('storedValue.open', {})).notice).toMatchObject({ agreed: true })
      await spend(11_000)
      expect(stack.trips('api').trips).toBe(5)
      await stack.sweep()
      expect(sent()).toHaveLength(before + 1)
      expect(sent().at(-1)?.data).toMatchObject({
        touser: LIN,
        template_id: templateId,
        data: {
          amount1: { value: '¥110.00' },
          amount2: { value: '¥440.00' },
          thing3: { value: '云栖路店' },
        },
      })
      await spend(1_100)
      await settled()
      expect(sent()).toHaveLength(before + 1)
    })

    test('a spending message that WeChat does not take holds up neither the payment nor the books', async () => {
      const { openapi } = stack.stack.cloud
      await agree()
      openapi.answer('subscribeMessage.send', () => ({ errcode: -1, errmsg: 'system error' }))
      await spend(11_000)
      await settled()
      openapi.answer('subscribeMessage.send', () => ({ errcode: 0, errmsg: 'ok' }))
      expect(held()).toEqual([40_000, 4_000])
      expect(members().find(({ _id }) => _id === `shanze:${LIN}`)?.journal).toEqual([])
    })

    test('the spending message is not sent for a payment taken back at once', async () => {
      const before = sent().length
      await agree()
      const { entry } = await spend(11_000)
      const undo = { commandId: newCommand(), customerId: `shanze:${LIN}`, entryId: entry.id }
      await clerkOf(stack).must('storedValue.voidSpend', undo)
      await settled()
      expect(sent()).toHaveLength(before)
    })
  })

  test('ten spendings at once never pay beyond the balance', async () => {
    const serving = await scanned(stack)
    await clerkOf(stack).must('storedValue.topUp', { ...serving, commandId: newCommand(), amountFen: 20_000 })
    const scans = await Promise.all(Array.from({ length: 10 }, () => scanned(stack)))
    const answers = await Promise.all(
      scans.map(each =>
        clerkOf(stack).call('storedValue.spend', { ...each, commandId: newCommand(), amountFen: 6_000 }),
      ),
    )
    const paid = answers.filter(answer => answer.ok).length
    expect(paid).toBeLessThanOrEqual(3)
    expect(held().reduce((a, b) => a + b)).toBe(21_000 - 6_000 * paid)
    await settled()
  })

  test('the same spending sent eight times at once is paid once', async () => {
    const serving = await scanned(stack)
    await clerkOf(stack).must('storedValue.topUp', { ...serving, commandId: newCommand(), amountFen: 50_000 })
    const bill = { ...(await scanned(stack)), commandId: newCommand(), amountFen: 5_500 }
    await Promise.all(Array.from({ length: 8 }, () => clerkOf(stack).call('storedValue.spend', bill)))
    expect(held()).toEqual([45_000, 4_500])
    await settled()
  })

  test('principal is paid back by a manager only, with its bonus withdrawn', async () => {
    const serving = await scanned(stack)
    await clerkOf(stack).must('storedValue.topUp', { ...serving, commandId: newCommand(), amountFen: 50_000 })
    const back = { commandId: newCommand(), amountFen: 25_000, reason: '搬家了' }
    expect(await clerkOf(stack).call('storedValue.refund', { ...serving, ...back })).toMatchObject({
      code: 'STORED_MANAGER_ONLY',
    })
    const byManager = await scanned(stack, LIN, managerOf(stack))
    await managerOf(stack).must('storedValue.refund', { ...byManager, ...back })
    expect(held()).toEqual([25_000, 1_000])
    const rest = { ...byManager, commandId: newCommand(), amountFen: 25_001, reason: '再退' }
    expect(await managerOf(stack).call('storedValue.refund', rest)).toMatchObject({ code: 'STORED_SHORT' })
    await settled()
  })

  test('a spending permit is another clerk’s, another store’s, forged or over: nothing is booked, but a sent command is still answered', async () => {
    const serving = await scanned(stack)
    const topUp = { ...serving, commandId: newCommand(), amountFen: 20_000 }
    await clerkOf(stack).must('storedValue.topUp', topUp)
    const forged = { ...topUp, commandId: newCommand(), permit: `${serving.permit}x` }
    expect(await clerkOf(stack).call('storedValue.topUp', forged)).toMatchObject({ code: 'PREVIEW_EXPIRED' })
    const others = { ...topUp, ...(await scanned(stack)), commandId: newCommand() }
    expect(await managerOf(stack).call('storedValue.topUp', others)).toMatchObject({
      code: 'PREVIEW_EXPIRED',
    })
    const elsewhere = { ...others, storeId: 'shanze:hubin' }
    expect(await clerkOf(stack).call('storedValue.topUp', elsewhere)).toMatchObject({
      code: 'STAFF_WRONG_STORE',
    })
    expect(await lin().call('storedValue.topUp', topUp)).toMatchObject({ code: 'NOT_STAFF' })
    await stack.stack.clock.advance(301_000)
    expect(await clerkOf(stack).must('storedValue.topUp', topUp)).toMatchObject({ repeated: true })
    expect(await clerkOf(stack).call('storedValue.topUp', others)).toMatchObject({ code: 'PREVIEW_EXPIRED' })
    expect(held()).toEqual([20_000, 1_000])
  })

  test('an unknown spending cannot be voided, and after ten minutes only a manager can, with a reason', async () => {
    const serving = await scanned(stack)
    await clerkOf(stack).must('storedValue.topUp', { ...serving, commandId: newCommand(), amountFen: 20_000 })
    const { entry } = await clerkOf(stack).must('storedValue.spend', {
      ...(await scanned(stack)),
      commandId: newCommand(),
      amountFen: 100,
    })
    const { customerId } = serving
    const undo = { commandId: newCommand(), customerId, entryId: entry.id }
    const unknown = { ...undo, entryId: 'spend:nothing-like-this' }
    expect(await clerkOf(stack).call('storedValue.voidSpend', unknown)).toMatchObject({
      code: 'SPEND_NOT_FOUND',
    })
    const may = async (who: typeof clerkOf) => {
      const day = await who(stack).must('storedValue.day', { storeId: YUNQI })
      return day.entries.map(({ mayVoid }) => mayVoid)
    }
    expect([await may(clerkOf), await may(managerOf)]).toEqual([
      ['alone', null],
      ['with-reason', null],
    ])
    await stack.stack.clock.advance(601_000)
    expect([await may(clerkOf), await may(managerOf)]).toEqual([
      [null, null],
      ['with-reason', null],
    ])
    expect(await clerkOf(stack).call('storedValue.voidSpend', undo)).toMatchObject({ code: 'UNDO_TOO_LATE' })
    expect(await managerOf(stack).call('storedValue.voidSpend', undo)).toMatchObject({ code: 'BAD_INPUT' })
    await managerOf(stack).must('storedValue.voidSpend', { ...undo, reason: '按错了' })
    expect(held()).toEqual([20_000, 1_000])
    await settled()
  })

  test('stored value switched off is refused everywhere and not offered', async () => {
    const dump = stack.dump()
    const serving = await scanned(stack)
    const brands = (dump.brands ?? []).map(brand => ({
      ...brand,
      features: { mall: true, storedValue: false },
    }))
    await stack.stack.cloud.data.load({ ...stack.dump(), brands: brands as Doc[] })
    await stack.stack.clock.advance(31_000)
    const bill = { ...serving, commandId: newCommand(), amountFen: 100 }
    expect(await clerkOf(stack).call('storedValue.spend', bill)).toMatchObject({ code: 'STORED_OFF' })
    expect(await lin().call('storedValue.open', {})).toMatchObject({ code: 'STORED_OFF' })
    await expect(scanned(stack)).rejects.toThrow('should be a member with stored value')
    await stack.stack.reset()
    await stack.stack.clock.advance(31_000)
  })
})
