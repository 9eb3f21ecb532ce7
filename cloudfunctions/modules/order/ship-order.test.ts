import { NEVER } from '@shared/domain/due'
import { openapi } from '../../testing/sdk'
import { testShop } from '../../testing/shop'
import { shipOrder } from './ship-order'
import { blank, orderOf, outrun, paidAt, placed } from './testing/orders'

const shop = testShop()
const api = (openapi as { wxa: { sec: { order: { uploadShippingInfo(request: object): Promise<object> } } } })
  .wxa.sec.order
const upload = () => jest.spyOn(api, 'uploadShippingInfo')
/** WeChat answers an upload with this code. */
const answering = (errCode: number) => upload().mockRejectedValue(Object.assign(new Error('no'), { errCode }))
const due = (over: object = {}) => {
  const settled = { version: 2, settledVersion: 2, paid: paidAt(shop.now()), description: '桂花冷泡' }
  const order = blank(shop, { ...settled, shipping: { state: 'due', tries: 0 }, ...over })
  shop.given({ orders: [order] })
  return order._id
}
const ship = (id: string) => shipOrder(orderOf(shop, id), shop.now())

test('a paid order of a brand that must report it is reported half a minute later, once', async () => {
  shop.change('brands', 'shanze', { shipping: { upload: true } })
  const sent = upload()
  const { id, pay } = await placed(shop)
  await pay()
  expect(orderOf(shop, id)).toMatchObject({
    shipping: { state: 'due', tries: 0 },
    dueAt: shop.now() + 30_000,
  })
  await shop.sweep()
  expect(orderOf(shop, id)).toMatchObject({ shipping: { state: 'done', tries: 1 }, dueAt: NEVER })
  expect(sent).toHaveBeenCalledTimes(1)
  expect(sent).toHaveBeenCalledWith({
    orderKey: { orderNumberType: 2, transactionId: orderOf(shop, id).paid?.transactionId },
    logisticsType: 4,
    deliveryMode: 1,
    shippingList: [{ itemDesc: '山泽茶事（yunqi）' }],
    uploadTime: expect.stringMatching(/\+08:00$/),
    payer: { openid: 'openid-lin' },
  })
})

test('a paid order of a brand that need not report it owes nothing', async () => {
  const { id, pay } = await placed(shop)
  await pay()
  expect(orderOf(shop, id)).toMatchObject({ dueAt: NEVER })
  expect(orderOf(shop, id).shipping).toBeUndefined()
})

test('a top-up is reported as nothing to carry', async () => {
  const sent = upload()
  await ship(due({ topUp: { bonusFen: 0, ruleVersion: 1 } }))
  expect(sent).toHaveBeenCalledWith(expect.objectContaining({ logisticsType: 3 }))
})

test.each([
  ['knows it since before', 10060003, 0, { state: 'done', tries: 1 }],
  ['has not received it yet', 10060001, 0, { state: 'due', tries: 1 }],
  ['has not received it yet at the last but one try', 10060001, 70, { state: 'due', tries: 71 }],
  ['has not received it yet at the last try', 10060001, 71, { state: 'given-up', tries: 72 }],
  ['never takes it', 10060004, 0, { state: 'given-up', tries: 1 }],
])('an order of which WeChat says that it %s is left as that', async (_case, code, tries, shipping) => {
  answering(code)
  const id = due({ shipping: { state: 'due', tries } })
  await ship(id)
  expect(orderOf(shop, id).shipping).toEqual(shipping)
  const pauseMs = Math.min(15_000 * 2 ** tries, 3_600_000)
  expect(orderOf(shop, id).dueAt).toBe(shipping.state === 'due' ? shop.now() + pauseMs : NEVER)
  const alarms = jest.mocked(console.error).mock.calls.length
  expect(alarms).toBe(shipping.state === 'given-up' ? 1 : 0)
})

test('an order at its last try is not even sent', async () => {
  const sent = upload()
  await ship(due({ shipping: { state: 'due', tries: 71 } }))
  expect(sent).not.toHaveBeenCalled()
})

test.each([
  ['wholly refunded', { refunds: [{ no: 'R1', state: 'success', fen: 6800, payerFen: 6800, at: 1 }] }, 0],
  [
    'refunded up to one fen',
    { refunds: [{ no: 'R1', state: 'success', fen: 6799, payerFen: 6799, at: 1 }] },
    1,
  ],
  [
    'whose refund is under way',
    { refunds: [{ no: 'R1', state: 'processing', fen: 6800, payerFen: 0, at: 1 }] },
    1,
  ],
  ['without a payment', { paid: null }, 0],
])('an order %s is reported only when something is handed over', async (_case, facts, times) => {
  const sent = upload()
  const id = due(facts)
  await ship(id)
  expect(sent).toHaveBeenCalledTimes(times)
  expect(orderOf(shop, id).shipping).toEqual({ state: times === 1 ? 'done' : 'not-needed', tries: 1 })
})

test('two timers report an order once', async () => {
  const sent = upload()
  const id = due()
  const order = orderOf(shop, id)
  await Promise.all([shipOrder(order, shop.now()), shipOrder(order, shop.now())])
  expect(sent).toHaveBeenCalledTimes(1)
})

test('an order without such a duty is not touched', async () => {
  const id = due()
  const { shipping: _none, ...order } = orderOf(shop, id)
  await shipOrder(order, shop.now())
  expect(shop.trips).toEqual([])
})

test('an order that a fact reached before the turn was taken is left to the next look', async () => {
  const sent = upload()
  const id = due()
  shop.between(/^orders.update/, () => outrun(shop, id))
  await ship(id)
  expect(sent).not.toHaveBeenCalled()
  expect(orderOf(shop, id).shipping).toEqual({ state: 'due', tries: 0 })
})

test('a fact that comes during the report keeps its due time, and WeChat is known to know', async () => {
  const other = blank(shop, { _id: '1900000109:A00001' })
  shop.given({ orders: [other] })
  upload().mockImplementation(async () => {
    outrun(shop, '1900000109:T00001', { dueAt: 7 })
    return {}
  })
  const id = due()
  await ship(id)
  expect(orderOf(shop, id)).toMatchObject({ version: 3, shipping: { state: 'done', tries: 1 }, dueAt: 7 })
  expect(orderOf(shop, other._id)).toEqual(other)
})

test('a run that died before it wrote the answer down is repeated by the timer', async () => {
  const sent = upload()
  const id = due({ shipping: { state: 'due', tries: 1 }, dueAt: shop.now() + 30_000 })
  await shop.sweep()
  expect(sent).toHaveBeenCalledTimes(1)
  expect(orderOf(shop, id)).toMatchObject({ shipping: { state: 'done', tries: 2 }, dueAt: NEVER })
})
