import { tillKeyOf } from '../../../local/demo'
import { testShop } from '../../testing/shop'
import { DAY_MS, outrun, RECEIPT_ID, receipt, receiptOf, sendTicket, YUNQI } from './testing/till'

const shop = testShop()
const send = (over: object = {}) => sendTicket(shop, receipt(shop, over))
const trips = () =>
  shop.trips.map(({ what }) => what.split(' ')[0]).filter(what => what?.startsWith('orders'))

test('a signed receipt is an order that is paid, has no payer yet and prints a code, in two trips', async () => {
  const lines = [{ name: '白茶', qty: 2, fen: 6800 }]
  const answer = await send({ lines })
  expect(trips()).toEqual(['orders.get', 'orders.add'])
  expect(answer).toEqual({
    status: 200,
    body: { orderId: RECEIPT_ID, code: expect.stringMatching(/^HR\.yunqi\.A0031\.[\w-]{16}$/) },
  })
  expect(receiptOf(shop)).toMatchObject({
    brandId: 'shanze',
    storeId: YUNQI,
    mchid: 'rcpt:shanze:yunqi',
    outTradeNo: 'A31',
    slipNumber: 'A0031',
    source: 'receipt',
    memberId: '',
    amountFen: 6800,
    lines,
    version: 1,
    settledVersion: 0,
    dueAt: shop.now() + 20_000,
    paid: {
      transactionId: 'cash:A31',
      at: shop.now() - 60_000,
      day: '2026-11-22',
      totalFen: 6800,
      payerFen: 6800,
      promotions: [],
    },
  })
})

test('the timer settles a receipt without a payer: it owes nothing and gives nothing', async () => {
  await send()
  await shop.sweep()
  expect(receiptOf(shop)).toMatchObject({ settledVersion: 1, keptPoints: 0, grant: null })
  expect(shop.all('members')).toEqual([])
})

test('the same ticket again answers the same, in one trip, and writes nothing', async () => {
  const ticket = receipt(shop)
  const first = await sendTicket(shop, ticket)
  const before = shop.database.dump()
  expect(await sendTicket(shop, ticket)).toEqual(first)
  expect(trips()).toEqual(['orders.get'])
  expect(shop.database.dump()).toEqual(before)
})

test.each([
  ['another amount', 0, { amountFen: 6801 }],
  ['another way of paying', 0, { paidBy: 'alipay' }],
  ['another time of sale', 1, {}],
])(
  'the same number on the same day with %s is refused with 409, logged and changes nothing',
  async (_case, laterMs, over) => {
    await send()
    const before = shop.database.dump()
    shop.pass(laterMs)
    expect(await send(over)).toEqual({
      status: 409,
      body: { code: 'FAIL', message: '这个小票号今天已经用过，金额、付款方式或成交时刻不同' },
    })
    expect(shop.database.dump()).toEqual(before)
    expect(console.warn).toHaveBeenCalledTimes(1)
  },
)

test('a number the till uses every day is another sale, under the number of its day', async () => {
  const yesterday = shop.now() - DAY_MS
  await send({ soldAt: yesterday })
  const answer = await send({ amountFen: 500 })
  expect(answer).toMatchObject({
    status: 200,
    body: {
      orderId: 'rcpt:shanze:yunqi:20261122@A31',
      code: expect.stringMatching(/^HR\.yunqi\.20261122@A0031\./),
    },
  })
  expect(receiptOf(shop, 'rcpt:shanze:yunqi:20261122@A31')).toMatchObject({
    amountFen: 500,
    slipNumber: '20261122@A0031',
  })
  expect(receiptOf(shop)).toMatchObject({ amountFen: 6800, paid: { at: yesterday } })
  expect(await send({ amountFen: 500 })).toEqual(answer)
  expect(await send({ amountFen: 501 })).toMatchObject({ status: 409 })
})

test('a sale of another day that came a moment ago makes it the number of its day', async () => {
  const ticket = receipt(shop)
  shop.between(/^orders.add/, () => sendTicket(shop, receipt(shop, { soldAt: shop.now() - DAY_MS })))
  expect(await sendTicket(shop, ticket)).toMatchObject({
    body: { orderId: 'rcpt:shanze:yunqi:20261122@A31' },
  })
  expect(shop.all('orders')).toHaveLength(2)
})

test('a ticket whose sale a clerk has credited by hand is answered as known', async () => {
  await send()
  outrun(shop, RECEIPT_ID, { source: 'counter', memberId: 'shanze:openid-lin' })
  const before = shop.database.dump()
  expect(await send({ soldAt: shop.now() - 1_000 })).toMatchObject({
    status: 200,
    body: { orderId: RECEIPT_ID },
  })
  expect(await send({ amountFen: 1 })).toMatchObject({ status: 409 })
  expect(shop.database.dump()).toEqual(before)
})

test('a ticket that others keep writing beside is asked to come again with 503', async () => {
  await send()
  shop.change('orders', RECEIPT_ID, { paid: null })
  shop.between(/^orders.update/, () => outrun(shop), 5)
  expect(await send()).toEqual({ status: 503, body: { code: 'FAIL', message: '请稍后重发' } })
  expect(receiptOf(shop)).toMatchObject({ paid: null, version: 6 })
})

test('a till of a store whose brand has gone is answered 404', async () => {
  shop.change('tills', YUNQI, { brandId: 'gone' })
  expect(await send()).toEqual({ status: 404, body: { code: 'FAIL', message: '没有找到这家店的品牌' } })
})

test('a ticket that is no ticket is answered 400', async () => {
  expect(await sendTicket(shop, '{}')).toEqual({
    status: 400,
    body: { code: 'FAIL', message: '小票内容不对' },
  })
})

test("the day of a sale is the brand's own", async () => {
  shop.change('brands', 'shanze', { timeZone: 'America/Los_Angeles' })
  await send()
  expect(receiptOf(shop)).toMatchObject({ paid: { day: '2026-11-21' } })
})

test('the same number in another store of the brand, or of another brand, is another sale', async () => {
  await send()
  const other = await sendTicket(shop, receipt(shop), { storeId: 'shanze:hubin', key: tillKeyOf('hubin') })
  const lanxi = await sendTicket(shop, receipt(shop), { storeId: 'lanxi:yunqi' })
  expect(other).toMatchObject({ status: 200, body: { orderId: 'rcpt:shanze:hubin:A31' } })
  expect(lanxi).toMatchObject({ status: 200, body: { orderId: 'rcpt:lanxi:yunqi:A31' } })
  expect(receiptOf(shop, 'rcpt:lanxi:yunqi:A31')).toMatchObject({ brandId: 'lanxi', storeId: 'lanxi:yunqi' })
})
