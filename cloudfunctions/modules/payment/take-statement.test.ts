import { NEVER } from '@shared/domain/due'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import type { Refund, Transaction } from '../../platform/wechatpay'
import { testShop } from '../../testing/shop'
import { blank, inboxOf, LIN, MCHID, orderOf } from '../order/testing/orders'
import { type StatementSource, takePayment, takeRefund } from './take-statement'

const shop = testShop()
const ID = `${MCHID}:T00001`
const merchant = () => shop.one<MerchantDoc>('merchants', MCHID)
const source = (over: Partial<StatementSource> = {}): StatementSource => ({
  merchant: merchant(),
  by: 'notice',
  now: shop.now(),
  ...over,
})
const payment = (over: Partial<Transaction> = {}): Transaction => ({
  mchid: MCHID,
  appid: 'wx5a0c1f2e3d4b6a78',
  outTradeNo: 'T00001',
  transactionId: 'tx-1',
  tradeState: 'SUCCESS',
  successAt: shop.now(),
  payerOpenid: 'openid-lin',
  amount: { totalFen: 6800, payerFen: 6800, currency: 'CNY' },
  promotions: [],
  ...over,
})
const refund = (over: Partial<Refund> = {}): Refund => ({
  mchid: MCHID,
  outTradeNo: 'T00001',
  transactionId: 'tx-1',
  outRefundNo: 'R1',
  refundId: '5030',
  status: 'SUCCESS',
  successAt: shop.now(),
  amount: { totalFen: 6800, refundFen: 6800, payerTotalFen: 6800, payerRefundFen: 6800 },
  ...over,
})
const trips = () =>
  shop.trips.map(({ what }) => what.split(' ')[0]).filter(what => /orders|merchants/.test(what ?? ''))
/** The number collected for the brand in this period. */
const collecting = (fromAt: number, toAt: number) =>
  shop.change('merchants', MCHID, { periods: [{ fromAt, toAt }], version: 2 })

test('a payment is read, decided and written in two trips, or in one when the order is in hand', async () => {
  await takePayment(source(), payment())
  expect(trips()).toEqual(['orders.get', 'orders.add'])
  shop.trips = []
  await takePayment(source(), payment({ outTradeNo: 'T00002' }), null)
  expect(trips()).toEqual(['orders.add'])
})

test('a payment and its refund are facts in either order', async () => {
  expect(await takeRefund(source(), refund())).toMatchObject({ kind: 'added' })
  expect(await takePayment(source(), payment())).toMatchObject({ kind: 'added', order: { version: 2 } })
  expect(await takeRefund(source(), refund())).toMatchObject({ kind: 'already' })
  expect(orderOf(shop, ID)).toMatchObject({
    memberId: LIN,
    paid: {},
    refunds: [{ no: 'R1', state: 'success' }],
  })
})

test.each([
  ['another app', { appid: 'wx-other' }, 'app-differs'],
  ['another merchant number', { mchid: '1900000207' }, 'merchant-differs'],
  ['dollars', { amount: { totalFen: 6800, payerFen: 6800, currency: 'USD' } }, 'currency-differs'],
] as const)(
  'a payment that names %s is filed once, with an alarm, and written to no order',
  async (_case, over, reason) => {
    const filed = { kind: 'unmatched', reason }
    expect(await takePayment(source(), payment(over))).toEqual(filed)
    expect(await takePayment(source({ by: 'query' }), payment(over))).toEqual(filed)
    expect(shop.all('orders')).toEqual([])
    expect(inboxOf(shop)).toEqual([
      {
        _id: `statement:${MCHID}:T00001:tx-1`,
        brandId: 'shanze',
        source: 'notice',
        reason,
        mchid: MCHID,
        body: JSON.stringify(payment(over)),
        state: 'open',
        at: shop.now(),
      },
    ])
    expect(console.error).toHaveBeenCalledTimes(1)
  },
)

test('a second payment of one order is filed beside the first', async () => {
  await takePayment(source(), payment())
  expect(await takePayment(source(), payment({ transactionId: 'tx-2' }))).toMatchObject({
    reason: 'second-transaction',
  })
  expect(inboxOf(shop)).toMatchObject([{ _id: `statement:${MCHID}:T00001:tx-2` }])
  expect(orderOf(shop, ID)).toMatchObject({ version: 1, paid: { transactionId: 'tx-1' } })
})

test('a refund that contradicts its order is filed under its own number', async () => {
  await takeRefund(source(), refund())
  const other = { amount: { totalFen: 6800, refundFen: 1, payerTotalFen: 6800, payerRefundFen: 1 } }
  expect(await takeRefund(source(), refund(other))).toMatchObject({ reason: 'refund-amount-differs' })
  expect(inboxOf(shop)).toMatchObject([{ _id: `statement:${MCHID}:refund:R1` }])
})

test.each([
  ['another merchant number', { mchid: '1900000207' }, 'merchant-differs'],
  ['a state WeChat added later', { status: 'HALFWAY' }, 'unknown-kind'],
])('a refund that names %s is filed and written to no order', async (_case, over, reason) => {
  expect(await takeRefund(source(), refund(over))).toEqual({ kind: 'unmatched', reason })
  expect(inboxOf(shop)).toMatchObject([{ _id: `statement:${MCHID}:refund:R1`, reason }])
  expect(shop.all('orders')).toEqual([])
})

describe('a merchant number that collects for a while', () => {
  test.each([
    ['before it collected', -1, false],
    ['at its first moment', 0, true],
    ['at its last moment', 999, true],
    ['after it left', 1_000, false],
  ])('decides on a payment made %s (%i ms) by that moment', async (_case, offMs, taken) => {
    const from = shop.now()
    collecting(from, from + 1_000)
    const added = await takePayment(source(), payment({ successAt: from + offMs }))
    expect(added).toMatchObject(taken ? { kind: 'added' } : { reason: 'merchant-not-confirmed' })
  })

  test("does not keep the payer of a payment that is another company's business", async () => {
    collecting(0, 1)
    await takePayment(source(), payment())
    expect(JSON.parse(inboxOf(shop)[0]?.body ?? '')).toMatchObject({
      outTradeNo: 'T00001',
      transactionId: 'tx-1',
    })
    expect(inboxOf(shop)[0]?.body).not.toContain('openid')
  })

  test('keeps the payer of a payment that fits no order of its own', async () => {
    await takePayment(source(), payment({ appid: 'wx-other' }))
    expect(inboxOf(shop)[0]?.body).toContain('openid-lin')
  })

  test('honours an order that was placed meanwhile', async () => {
    collecting(shop.now(), shop.now() + 1_000)
    shop.given({ orders: [blank(shop)] })
    expect(await takePayment(source(), payment({ successAt: shop.now() + 5_000 }))).toMatchObject({
      kind: 'added',
    })
  })

  test('says of a payment that was booked before that it is known', async () => {
    await takePayment(source(), payment())
    collecting(0, 1)
    expect(await takePayment(source(), payment())).toMatchObject({ kind: 'already' })
  })

  test('takes a refund of a known order for ever, of an unknown one only when it ever collected', async () => {
    collecting(0, 1)
    expect(await takeRefund(source(), refund())).toMatchObject({ kind: 'added' })
    shop.change('merchants', MCHID, { periods: [] })
    expect(await takeRefund(source(), refund({ outTradeNo: 'T00002' }))).toMatchObject({
      reason: 'merchant-not-confirmed',
    })
    expect(await takeRefund(source(), refund({ outRefundNo: 'R2' }))).toMatchObject({ kind: 'added' })
  })
})

describe('an instance that has not read yet that a number was confirmed', () => {
  const invited = () => ({ ...merchant(), version: 1, state: 'invited' as const, periods: [] })

  test('looks it up before the answer is no, and takes the payment', async () => {
    collecting(0, NEVER)
    const added = await takePayment(source({ merchant: invited() }), payment())
    expect(added).toMatchObject({ kind: 'added' })
    expect(trips()).toEqual(['orders.get', 'merchants.get', 'orders.add'])
    expect(inboxOf(shop)).toEqual([])
  })

  test('looks it up before the answer is no, and takes the refund', async () => {
    collecting(0, NEVER)
    expect(await takeRefund(source({ merchant: invited() }), refund())).toMatchObject({ kind: 'added' })
  })

  test('stays with its no when the number has not changed', async () => {
    shop.given({ merchants: [invited()] })
    expect(await takePayment(source({ merchant: invited() }), payment())).toMatchObject({
      reason: 'merchant-not-confirmed',
    })
    expect(trips()).toEqual(['orders.get', 'merchants.get'])
  })

  test('does not look it up for any other no', async () => {
    await takePayment(source(), payment())
    shop.trips = []
    await takePayment(source(), payment({ transactionId: 'tx-2' }))
    expect(trips()).toEqual(['orders.get'])
  })
})

test('a merchant number of an unknown brand is an error', async () => {
  const lost = { ...merchant(), brandId: 'nobrand' }
  await expect(takePayment(source({ merchant: lost }), payment())).rejects.toThrow('unknown brand')
})
