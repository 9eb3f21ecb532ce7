import type { OrderDoc } from '@shared/domain/order/types'
import { APPID } from '../../../local/demo'
import { sendTicket } from '../receipt/till'
import { deliver } from './deliver'
import { HUBIN, MAIN, operator, SECOND, twoNumbers } from './two-numbers'

const stack = twoNumbers()
const brand = operator(stack)
const LIN = 'openid-linqing'
const NEXT_MORNING = Date.parse('2026-11-23T10:05:00+08:00')

/** Each time a little later, beyond what instances remember of the test before. */
let mornings = 0
const nextMorning = () => {
  mornings += 1
  return stack.stack.clock.set(NEXT_MORNING + mornings * 31_000)
}
const orderOf = (id: string) =>
  (stack.stack.cloud.data.get('orders', id) as unknown as OrderDoc | undefined) ?? null
const inbox = () => stack.dump().inbox ?? []
const atHubin = (fen: number, over: object = {}) =>
  stack.till.pay({ openid: LIN, fen, store: 'hubin', mchid: SECOND, ...over })
const bills = () =>
  (stack.dump().checks ?? []).filter(({ kind, day }) => kind === 'bill' && day === '2026-11-22')
const inApp = async (storeId: string, commandId: string) => {
  const what = { by: 'amount' as const, amountFen: 6800 }
  return stack.as(LIN).must('order.place', { commandId, storeId, what })
}

afterEach(async () => {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
})

test('C25: one command is one payable order, also when the merchant number changes between its attempts', async () => {
  const first = await inApp(HUBIN, 'two-numbers-command-6')
  expect(first.mchid).toBe(MAIN)
  await brand.joined()
  expect(await inApp(HUBIN, 'two-numbers-command-6')).toMatchObject({
    mchid: MAIN,
    outTradeNo: first.outTradeNo,
  })
  expect(
    (stack.dump().orders ?? []).filter(({ outTradeNo }) => outTradeNo === first.outTradeNo),
  ).toHaveLength(1)
  expect((await inApp(HUBIN, 'two-numbers-command-7')).mchid).toBe(SECOND)
})

describe('two merchant numbers, each with its own keys', () => {
  beforeEach(() => brand.joined())

  test('two merchant numbers collect for one member: points in one purse, each order in its store, refunds by their own number', async () => {
    const first = await stack.till.pay({ openid: LIN, fen: 10_000 })
    const second = await atHubin(5_000)
    expect(orderOf(first.orderId)).toMatchObject({ mchid: MAIN, storeId: 'shanze:yunqi', keptPoints: 120 })
    expect(orderOf(second.orderId)).toMatchObject({ mchid: SECOND, storeId: HUBIN, keptPoints: 60 })
    await stack.till.refund(second, { fen: 2_500 })
    expect(orderOf(second.orderId)).toMatchObject({ keptPoints: 30, refunds: [{ state: 'success' }] })
    expect(orderOf(first.orderId)).toMatchObject({ keptPoints: 120, refunds: [] })
  })

  test('the same order number at two merchant numbers is two orders', async () => {
    for (const mchid of [MAIN, SECOND]) {
      await stack.stack.pay
        .sim()
        .till.pay({ mchid, appid: APPID, openid: LIN, amountFen: 1_000, outTradeNo: 'T-SAME-NUMBER' })
    }
    await stack.stack.pay.quiet()
    expect([
      orderOf(`${MAIN}:T-SAME-NUMBER`)?.keptPoints,
      orderOf(`${SECOND}:T-SAME-NUMBER`)?.keptPoints,
    ]).toEqual([12, 12])
  })

  test("an order in the app is paid to its store's number and can be asked about there", async () => {
    const placed = await inApp(HUBIN, 'two-numbers-command-1')
    expect(placed.mchid).toBe(SECOND)
    expect((await inApp('shanze:yunqi', 'two-numbers-command-2')).mchid).toBe(MAIN)
    stack.stack.pay.behave('lost')
    await stack.stack.pay.sim().cashier.pay(placed.payment.package.replace('prepay_id=', ''), LIN)
    const order = { mchid: SECOND, outTradeNo: placed.outTradeNo }
    expect(await stack.as(LIN).must('order.landing', { order })).toMatchObject({ state: 'verified' })
    expect(orderOf(`${SECOND}:${placed.outTradeNo}`)).toMatchObject({ keptPoints: 81, storeId: HUBIN })
  })

  test('a notice at the wrong number’s address is not believed: its key is another one', async () => {
    const paid = await atHubin(6_800, { notice: 'lost' })
    const notice = stack.stack.pay
      .sim()
      .forgeNotice('payment', { to: SECOND, content: { out_trade_no: paid.outTradeNo } })
    expect(await deliver(stack, notice, MAIN)).toBe(500)
    expect([orderOf(paid.orderId), orderOf(`${MAIN}:${paid.outTradeNo}`)]).toEqual([null, null])
    expect(await deliver(stack, notice, SECOND)).toBe(200)
    expect(orderOf(paid.orderId)).toMatchObject({ keptPoints: 81 })
  })

  test('a message genuinely signed for one number that speaks of the other is kept for staff', async () => {
    const content = { mchid: MAIN, out_trade_no: 'T-OF-THE-OTHER' }
    const notice = stack.stack.pay.sim().forgeNotice('payment', { to: SECOND, content })
    expect(await deliver(stack, notice, SECOND)).toBe(200)
    expect(inbox()).toMatchObject([{ reason: 'merchant-differs' }])
    expect(orderOf(`${SECOND}:T-OF-THE-OTHER`)).toBeNull()
  })

  test('a cloudPay callback asks as the number it names, with that number’s own key', async () => {
    const paid = await atHubin(6_800, { notice: 'lost' })
    const ask = async (subMchId: string) => {
      const event = { returnCode: 'SUCCESS', subMchId, outTradeNo: paid.outTradeNo, totalFee: 1 }
      const outcome = await stack.stack.cloud.call('http', event, {
        openid: 'openid-anybody',
        source: 'wx_client',
      })
      return outcome.ok && outcome.result
    }
    // WeChat Pay knows no such order of the main number: nothing more to learn, nothing booked.
    expect(await ask(MAIN)).toMatchObject({ errcode: 0 })
    expect([orderOf(`${MAIN}:${paid.outTradeNo}`), orderOf(paid.orderId)]).toEqual([null, null])
    expect(await ask(SECOND)).toMatchObject({ errcode: 0 })
    expect(orderOf(paid.orderId)).toMatchObject({ paid: { payerFen: 6_800 }, keptPoints: 81 })
  })

  test('each merchant number has its own bill; the brand sees the sum of both and each by itself', async () => {
    await stack.till.pay({ openid: LIN, fen: 10_000 })
    const lost = await atHubin(5_000, { notice: 'lost' })
    await stack.till.refund(await atHubin(3_000), { fen: 1_000 })
    await nextMorning()
    await stack.sweep()
    const billOf = (mchid: string) => bills().find(bill => bill.mchid === mchid)
    expect(billOf(MAIN)).toMatchObject({ payments: 1, paidFen: 10_000, refunds: 0, differences: 0 })
    expect(billOf(SECOND)).toMatchObject({
      payments: 2,
      paidFen: 8_000,
      refunds: 1,
      refundedFen: 1_000,
      differences: 1,
    })
    expect(orderOf(lost.orderId)).toMatchObject({ keptPoints: 60 })
    const { sums } = await stack.as('openid-shenhe').must('reconciliation.open', { month: '2026-11' })
    const [main, second] = sums.merchants
    expect(second).toMatchObject({
      mchid: SECOND,
      entity: '湖滨茶饮有限公司',
      storeName: '湖滨店',
      state: 'confirmed',
      paidFen: 8_000,
      differences: 1,
    })
    expect(main).toMatchObject({ mchid: MAIN, state: 'confirmed' })
    expect(sums.brand.paidFen).toBe((main?.paidFen ?? 0) + 8_000)
    expect(sums.brand.refundedFen).toBe(1_000)
  })
})

describe('a merchant number that does not collect for the brand', () => {
  test('a merchant number only invited: its payment grants nothing, is kept for staff without its payer, and has no bill', async () => {
    await brand.invite()
    await brand.felt()
    const paid = await atHubin(6_800)
    expect(orderOf(paid.orderId)).toBeNull()
    expect(inbox()).toMatchObject([{ reason: 'merchant-not-confirmed', state: 'open' }])
    expect(inbox()[0]?.body).not.toContain(LIN)
    expect((await inApp(HUBIN, 'two-numbers-command-3')).mchid).toBe(MAIN)
    const order = { mchid: SECOND, outTradeNo: paid.outTradeNo }
    expect(await stack.as(LIN).call('order.landing', { order })).toMatchObject({ code: 'ORDER_NOT_YOURS' })
    await nextMorning()
    await stack.runJobs()
    expect(bills().map(({ mchid }) => mchid)).toEqual([MAIN])
  })

  test('a merchant number confirmed a moment ago: its payment counts also where an instance still holds it for invited', async () => {
    await brand.invite()
    await brand.felt()
    await atHubin(1_000)
    await brand.confirm()
    await stack.stack.clock.advance(2_000)
    const paid = await atHubin(6_800)
    expect(orderOf(paid.orderId)).toMatchObject({ keptPoints: 81 })
    expect(inbox()).toHaveLength(1)
    await brand.felt()
  })

  test('a merchant number unknown to us: its notice is refused', async () => {
    const paid = await atHubin(6_800)
    expect([orderOf(paid.orderId), inbox()]).toEqual([null, []])
  })

  describe('left', () => {
    test('a merchant number that left: its earlier orders still get their refunds, by notice, by hint and by bill', async () => {
      await brand.joined()
      const [byNotice, byHint, byBill] = [await atHubin(1_000), await atHubin(2_000), await atHubin(3_000)]
      await brand.left()
      await stack.till.refund(byNotice)
      const refundNo = await stack.till.refund(byHint, { notice: 'lost' })
      const event = { subMchId: SECOND, outTradeNo: byHint.outTradeNo, outRefundNo: refundNo }
      await stack.stack.cloud.call('http', event, { openid: 'openid-anybody', source: 'wx_client' })
      stack.stack.pay.behave('lost')
      await stack.stack.pay
        .sim()
        .refund({ mchid: SECOND, outTradeNo: byBill.outTradeNo, refundFen: 3_000, by: 'platform' })
      expect([byNotice, byHint, byBill].map(({ orderId }) => orderOf(orderId)?.keptPoints)).toEqual([
        0, 0, 36,
      ])
      await nextMorning()
      await stack.sweep()
      expect(orderOf(byBill.orderId)).toMatchObject({ keptPoints: 0, refunds: [{ state: 'success' }] })
    })

    test('what a merchant number collects after leaving is not the brand’s: no points, no row of the bill', async () => {
      await brand.joined()
      const before = await atHubin(1_000)
      await brand.left()
      const after = await atHubin(9_000)
      await atHubin(8_000, { notice: 'lost' })
      expect(orderOf(after.orderId)).toBeNull()
      expect(inbox()).toMatchObject([{ reason: 'merchant-not-confirmed' }])
      await nextMorning()
      await stack.sweep()
      expect(bills().find(({ mchid }) => mchid === SECOND)).toMatchObject({
        payments: 1,
        paidFen: 1_000,
        differences: 0,
      })
      expect(orderOf(before.orderId)).toMatchObject({ keptPoints: 12 })
      const { sums } = await stack.as('openid-shenhe').must('reconciliation.open', { month: '2026-11' })
      expect(sums.merchants.find(({ mchid }) => mchid === SECOND)).toMatchObject({
        state: 'left',
        paidFen: 1_000,
      })
    })

    test('a payment from before the leaving whose notice comes late counts; so does one for an order placed before', async () => {
      await brand.joined()
      const late = await atHubin(1_000, { notice: 'lost' })
      const placed = await inApp(HUBIN, 'two-numbers-command-4')
      await brand.left()
      const notice = stack.stack.pay
        .sim()
        .forgeNotice('payment', { to: SECOND, content: { out_trade_no: late.outTradeNo } })
      expect(await deliver(stack, notice, SECOND)).toBe(200)
      expect(orderOf(late.orderId)).toMatchObject({ keptPoints: 12 })
      await stack.stack.pay.sim().cashier.pay(placed.payment.package.replace('prepay_id=', ''), LIN)
      await stack.stack.pay.quiet()
      expect(orderOf(`${SECOND}:${placed.outTradeNo}`)).toMatchObject({ keptPoints: 81 })
      expect((await inApp(HUBIN, 'two-numbers-command-5')).mchid).toBe(MAIN)
    })

    test('a till cannot announce a payment at a merchant number that left', async () => {
      const basket = {
        kind: 'basket',
        mchid: SECOND,
        outTradeNo: 'TILL20261122B1',
        amountFen: 6800,
        lines: [{ name: '白茶', qty: 1, fen: 6800 }],
      }
      await brand.joined()
      expect(await sendTicket(stack, basket, { store: 'hubin' })).toMatchObject({ status: 200 })
      await brand.left()
      const next = { ...basket, outTradeNo: 'TILL20261122B2' }
      expect(await sendTicket(stack, next, { store: 'hubin' })).toMatchObject({ status: 403 })
    })
  })
})
