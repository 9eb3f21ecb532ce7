import { NEVER } from '@shared/domain/due'
import { PEOPLE, testShop } from '../../testing/shop'
import { outrun, receiptOf, sendTicket } from './testing/till'

const shop = testShop()
const { lin } = PEOPLE
const MCHID = '1900000109'
const ID = `${MCHID}:T00001`
const lines = [{ name: '白茶', qty: 2, fen: 6800 }]
const basket = (over: object = {}) => ({
  kind: 'basket',
  mchid: MCHID,
  outTradeNo: 'T00001',
  amountFen: 6800,
  lines,
  ...over,
})
const send = (over: object = {}) => sendTicket(shop, basket(over))
const kept = { status: 200, body: { orderId: ID, lines: 'kept' } }
const pay = () => {
  const payment = {
    mchid: MCHID,
    appid: 'wx5a0c1f2e3d4b6a78',
    openid: lin.openid,
    amountFen: 6800,
    outTradeNo: 'T00001',
  }
  return shop.payments.till.pay(payment).then(() => shop.payments.notices.idle())
}

test('a basket is an order without any fact that the query schedule asks about, in two trips', async () => {
  expect(await send()).toEqual(kept)
  expect(shop.trips.map(({ what }) => what.split(' ')[0]).filter(what => what?.startsWith('orders'))).toEqual(
    ['orders.get', 'orders.add'],
  )
  expect(receiptOf(shop, ID)).toMatchObject({
    brandId: 'shanze',
    storeId: 'shanze:yunqi',
    source: 'till',
    memberId: '',
    amountFen: 6800,
    lines,
    version: 1,
    paid: null,
    dueAt: shop.now() + 10_000,
  })
})

test('lines that come before the payment are on the order that is settled', async () => {
  await send()
  await pay()
  expect(receiptOf(shop, ID)).toMatchObject({
    lines,
    version: 2,
    keptPoints: 68,
    memberId: 'shanze:openid-lin',
  })
})

test('a basket whose payment never comes is left to the till by the timer', async () => {
  await send()
  await shop.sweep()
  expect(receiptOf(shop, ID)).toMatchObject({ paid: null, closed: null, dueAt: NEVER })
})

test('the same basket again is kept and changes nothing, also after it was paid', async () => {
  await send()
  await pay()
  const before = shop.database.dump()
  expect(await send()).toEqual(kept)
  expect(shop.database.dump()).toEqual(before)
})

test.each([
  ['lines after the payment was booked', async () => pay(), {}, 200, { lines: 'too-late' }],
  [
    'other lines than the first ones',
    async () => send(),
    { lines: [{ name: '米糕', qty: 1, fen: 6800 }] },
    200,
    { lines: 'too-late' },
  ],
  [
    'another amount',
    async () => send(),
    { amountFen: 1 },
    409,
    { code: 'FAIL', message: '这一单已有另一个金额' },
  ],
])('%s change nothing and are answered so', async (_case, before, over, status, body) => {
  await before()
  const documents = shop.database.dump()
  expect(await send(over)).toMatchObject({ status, body })
  expect(shop.database.dump()).toEqual(documents)
})

test('lines of an order that the app placed are added once and raise its version', async () => {
  await send({ lines: [] })
  shop.change('orders', ID, { storeId: '', dueAt: 5 })
  expect(await send()).toEqual(kept)
  expect(receiptOf(shop, ID)).toMatchObject({ version: 2, lines, storeId: 'shanze:yunqi', dueAt: 5 })
})

test.each([
  ['of another brand', { mchid: '1900000207' }],
  ['that does not exist', { mchid: '1900000999' }],
])('a basket of a merchant number %s is refused with 403', async (_case, over) => {
  expect(await send(over)).toEqual({ status: 403, body: { code: 'FAIL', message: '这个商户号不是本店的' } })
  expect(shop.all('orders')).toEqual([])
})

test.each(['invited', 'left'])(
  'a basket of a merchant number that is %s is refused with 403',
  async state => {
    shop.change('merchants', MCHID, { state })
    expect(await send()).toMatchObject({ status: 403 })
  },
)

test('a basket that lost the race to its payment is too late', async () => {
  shop.between(/^orders.add/, pay)
  expect(await send()).toMatchObject({ status: 200, body: { lines: 'too-late' } })
  expect(receiptOf(shop, ID)).toMatchObject({ lines: [], keptPoints: 68 })
})

test.each([
  [4, 200],
  [5, 503],
])('a basket that others wrote beside %i times is answered %i', async (times, status) => {
  await send({ lines: [] })
  shop.between(/^orders.update/, () => outrun(shop, ID), times)
  expect(await send()).toMatchObject({ status })
  expect(receiptOf(shop, ID).lines).toEqual(status === 200 ? lines : [])
})
