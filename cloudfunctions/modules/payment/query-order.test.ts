import type { MerchantDoc } from '@shared/domain/merchant/types'
import type { OrderDoc, RefundFact } from '@shared/domain/order/types'
import type { PayAnswer, Transaction } from '../../platform/wechatpay'
import { PEOPLE, testShop } from '../../testing/shop'
import { blank, inboxOf, MCHID, orderOf, outrun, placed } from '../order/testing/orders'
import { insteadOfWechatPay, payError, questions, silenceWechatPay } from '../order/testing/wechat-pay'
import { closeOrder, queryOrder, takeAnswer } from './query-order'

const shop = testShop()
const { lin } = PEOPLE
const merchant = () => shop.one<MerchantDoc>('merchants', MCHID)
const query = (id: string) => queryOrder(orderOf(shop, id), shop.now())
const given = (over: Partial<OrderDoc> = {}) => {
  const order = blank(shop, over)
  shop.given({ orders: [order] })
  return order
}
const transaction = (over: Partial<Transaction> = {}): PayAnswer<Transaction> => ({
  ok: true,
  value: {
    mchid: MCHID,
    appid: 'wx5a0c1f2e3d4b6a78',
    outTradeNo: 'T00001',
    tradeState: 'NOTPAY',
    promotions: [],
    ...over,
  },
})
const payment = (over: Partial<Transaction> = {}) =>
  transaction({
    tradeState: 'SUCCESS',
    transactionId: 'tx-1',
    successAt: shop.now(),
    payerOpenid: lin.openid,
    amount: { totalFen: 6800, payerFen: 6800, currency: 'CNY' },
    ...over,
  })
const takes = (order: OrderDoc | null, answer: PayAnswer<Transaction>) =>
  takeAnswer(merchant(), order, answer, shop.now())
const refusal = (status: number, code: string): PayAnswer<Transaction> => ({
  ok: false,
  reason: 'refused',
  status,
  code,
  message: '',
})

test.each([
  ['unknown', 404, 'ORDER_NOT_EXIST'],
  ['unknown', 404, 'ANYTHING'],
  ['unknown', 400, 'ORDER_NOT_EXIST'],
  ['unknown', 400, 'ORDERNOTEXIST'],
  ['unanswered', 400, 'PARAM_ERROR'],
  ['unanswered', 401, 'SIGN_ERROR'],
])('an order is %s when WeChat Pay refuses the query with %i %s', async (kind, status, code) => {
  expect(await takes(given(), refusal(status, code))).toEqual({ kind })
})

test.each(['unanswered', 'forged'] as const)(
  'an answer that is %s says nothing of the order',
  async reason => {
    expect(await takes(given(), { ok: false, reason, message: 'NOT_EXIST' })).toEqual({ kind: 'unanswered' })
  },
)

test.each([
  ['NOTPAY', { kind: 'not-paid' }],
  ['USERPAYING', { kind: 'not-paid' }],
  ['A_LATER_STATE', { kind: 'not-paid' }],
  ['CLOSED', { kind: 'fact' }],
  ['REVOKED', { kind: 'fact' }],
  ['PAYERROR', { kind: 'fact' }],
])('an order in the state %s is taken as %j', async (tradeState, expected) => {
  const order = given()
  expect(await takes(order, transaction({ tradeState }))).toMatchObject(expected)
  const closed = expected.kind === 'fact' ? { at: shop.now() } : null
  expect(orderOf(shop, order._id).closed).toEqual(closed)
})

test('an order we do not hold is not closed by what WeChat Pay says of it', async () => {
  expect(await takes(null, transaction({ tradeState: 'CLOSED' }))).toEqual({ kind: 'not-paid' })
  expect(shop.all('orders')).toEqual([])
})

test('a payment becomes a fact of the order in hand in one trip', async () => {
  const order = given()
  shop.trips = []
  expect(await takes(order, payment())).toMatchObject({
    kind: 'fact',
    order: { version: 2, paid: { transactionId: 'tx-1' } },
  })
  expect(shop.trips.map(({ what }) => what.split(' ')[0]).filter(what => what?.startsWith('orders'))).toEqual(
    ['orders.update'],
  )
})

test('a payment of an order we do not hold becomes an order', async () => {
  expect(await takes(null, payment({ attach: 'st=hubin' }))).toMatchObject({ kind: 'fact' })
  expect(shop.all('orders')).toMatchObject([
    {
      memberId: 'shanze:openid-lin',
      storeId: 'shanze:hubin',
      source: 'till',
      version: 1,
      dueAt: shop.now() + 20_000,
    },
  ])
})

test('a payment that fits no order is kept in the inbox as the answer of a query', async () => {
  const order = given({ amountFen: 1 })
  expect(await takes(order, payment())).toEqual({ kind: 'unmatched' })
  expect(inboxOf(shop)).toMatchObject([{ source: 'query', reason: 'amount-differs' }])
})

test.each([
  [4, 'fact'],
  [5, 'unanswered'],
])('a payment that others wrote beside %i times is %s', async (times, kind) => {
  const order = given()
  shop.between(/^orders.update/, () => outrun(shop, order._id), times)
  expect(await takes(order, payment())).toMatchObject({ kind })
})

describe('a payment of which refunds were asked', () => {
  /** A payment at WeChat Pay, and our order that knows one refund of it. */
  const refunding = async (known: Partial<RefundFact>, path: 'normal' | 'lost' = 'lost') => {
    const { id, outTradeNo, pay } = await placed(shop)
    await pay()
    const fact = { no: 'R1', state: 'processing', fen: 6800, payerFen: 0, at: 1, ...known }
    shop.change('orders', id, { refunds: [fact] })
    shop.payments.nextNotice(path)
    await shop.payments.refund({ mchid: MCHID, outTradeNo, refundFen: 6800, outRefundNo: 'R1', by: 'api' })
    await shop.payments.notices.idle()
    return id
  }

  test.each(['asked', 'processing', 'abnormal'] as const)(
    'has its %s refund asked about and taken',
    async state => {
      const id = await refunding({ state })
      expect(await query(id)).toMatchObject({
        kind: 'fact',
        order: { refunds: [{ state: 'success', payerFen: 6800 }] },
      })
      expect(orderOf(shop, id)).toMatchObject({ version: 3, refunds: [{ no: 'R1', state: 'success' }] })
    },
  )

  test.each(['success', 'closed'] as const)('is not asked about a refund that is %s', async state => {
    const id = await refunding({ state })
    await query(id)
    expect(questions('refund')).toEqual([])
  })

  test('is answered with what a notice of its refund wrote meanwhile', async () => {
    const id = await refunding({})
    const [known] = orderOf(shop, id).refunds
    const written = { refunds: [{ ...(known as RefundFact), state: 'success' as const, payerFen: 6800 }] }
    shop.between(/^orders.update/, () => outrun(shop, id, written))
    expect(await query(id)).toMatchObject({
      kind: 'fact',
      order: { version: 3, refunds: [{ state: 'success' }] },
    })
  })

  test('keeps what it knows when its refund is not answered', async () => {
    const id = await refunding({})
    silenceWechatPay(/refund/)
    expect(await query(id)).toMatchObject({ kind: 'fact', order: { refunds: [{ state: 'processing' }] } })
  })

  test('keeps what it knows when its refund fits no order', async () => {
    const id = await refunding({ fen: 1 })
    expect(await query(id)).toMatchObject({
      kind: 'fact',
      order: { refunds: [{ state: 'processing', fen: 1 }] },
    })
    expect(inboxOf(shop)).toMatchObject([{ reason: 'refund-amount-differs', source: 'query' }])
  })

  test('that ended well are not asked about when no refund was asked for', async () => {
    const { id, pay } = await placed(shop)
    await pay()
    shop.change('orders', id, { refunds: [{ no: 'R1', state: 'processing', fen: 1, payerFen: 0, at: 1 }] })
    await query(id)
    expect(questions('refund')).toEqual([])
  })
})

test('an order is asked about as the merchant number it was paid to', async () => {
  const order = given({ mchid: '1900000207', _id: '1900000207:T00001' })
  insteadOfWechatPay(() => payError(404, 'ORDER_NOT_EXIST'))
  expect(await query(order._id)).toEqual({ kind: 'unknown' })
  expect(questions()).toEqual(['GET /v3/pay/transactions/out-trade-no/T00001?mchid=1900000207'])
})

test('an order whose merchant number is unknown cannot be asked about', async () => {
  const order = given({ mchid: '1900000999' })
  await expect(query(order._id)).rejects.toThrow('1900000999')
})

test('closing an order twice is one fact, and an order that has gone is an error', async () => {
  const order = given()
  expect(await closeOrder(order, shop.now())).toMatchObject({ kind: 'added', order: { version: 2 } })
  expect(await closeOrder(orderOf(shop, order._id), shop.now() + 1)).toMatchObject({ kind: 'already' })
  expect(orderOf(shop, order._id).closed).toEqual({ at: shop.now() })
  const gone = blank(shop, { _id: `${MCHID}:GONE` })
  await expect(closeOrder(gone, shop.now())).rejects.toThrow('has gone')
})
