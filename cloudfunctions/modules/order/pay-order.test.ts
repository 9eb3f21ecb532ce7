import { PEOPLE, testShop } from '../../testing/shop'
import { orderOf, placed } from './testing/orders'
import { questions, silenceWechatPay } from './testing/wechat-pay'

const shop = testShop()
const { lin, gu } = PEOPLE
const MINUTE_MS = 60_000
const pay = (orderId: string, by = lin) => shop.when(by, 'order.pay', { orderId })
const cancel = (orderId: string, by = lin) => shop.when(by, 'order.cancel', { orderId })
/** Open on the one day that has passed. */
const shut = { weekly: [], special: [], closures: [] }

describe('paying an order again', () => {
  test('asks for the payment of the same order and writes nothing', async () => {
    const order = await placed(shop)
    const before = shop.database.dump()
    const answer = await pay(order.id)
    expect(answer).toMatchObject({
      ok: true,
      data: {
        outTradeNo: order.outTradeNo,
        order: { id: order.id, state: 'unpaid' },
        payment: { signType: 'RSA' },
      },
    })
    expect(shop.database.dump()).toEqual(before)
    // Settings of a fresh instance aside.
    expect(shop.trips.filter(({ what }) => what.startsWith('orders'))).toHaveLength(1)
    expect(shop.trips.filter(({ writes }) => writes)).toEqual([])
    expect(shop.payments.transactions.list()).toHaveLength(1)
  })

  test('works for half an hour and no longer', async () => {
    const order = await placed(shop)
    shop.pass(30 * MINUTE_MS - 1)
    expect(await pay(order.id)).toMatchObject({ ok: true })
    shop.pass(1)
    expect(await pay(order.id)).toMatchObject({ code: 'ORDER_CLOSED' })
  })

  test('of a paid one is refused, known here or only to WeChat Pay', async () => {
    const known = await placed(shop)
    await known.pay()
    expect(await pay(known.id)).toMatchObject({ code: 'ORDER_ALREADY_PAID', data: { orderId: known.id } })
    const lost = await placed(shop)
    await lost.pay('lost')
    expect(await pay(lost.id)).toMatchObject({ code: 'ORDER_ALREADY_PAID' })
    expect(orderOf(shop, lost.id)).toMatchObject({ paid: { totalFen: 6800 }, grant: { points: 68 } })
  })

  test('at a store that has closed meanwhile is refused, and WeChat Pay is not asked', async () => {
    const order = await placed(shop)
    shop.change('stores', 'shanze:yunqi', { hours: shut })
    shop.pass(30_000)
    const before = questions().length
    expect(await pay(order.id)).toMatchObject({ code: 'STORE_CLOSED' })
    expect(questions()).toHaveLength(before)
  })

  test.each([
    ['another person', gu],
    ['nobody', PEOPLE.linAgain],
  ])('of %s is not found', async (_case, by) => {
    const order = await placed(shop)
    expect(await pay(order.id, by)).toMatchObject({ code: 'ORDER_NOT_FOUND' })
  })

  test('of a till, and of one that does not exist, is not found', async () => {
    const till = await shop.paid(lin, 100)
    expect(await pay(till.orderId)).toMatchObject({ code: 'ORDER_NOT_FOUND' })
    expect(await pay('1900000109:none')).toMatchObject({ code: 'ORDER_NOT_FOUND' })
  })
})

describe('cancelling an unpaid order', () => {
  test('closes it at WeChat Pay, then here, once', async () => {
    const order = await placed(shop)
    expect(await cancel(order.id)).toMatchObject({ ok: true, data: { order: { state: 'closed' } } })
    expect(shop.payments.transactions.list()).toMatchObject([{ paid: null, closedAt: shop.now() }])
    const before = orderOf(shop, order.id)
    expect(await cancel(order.id)).toMatchObject({ ok: true, data: { order: { state: 'closed' } } })
    expect(orderOf(shop, order.id)).toEqual(before)
    expect(await pay(order.id)).toMatchObject({ code: 'ORDER_CLOSED' })
  })

  test('that was paid meanwhile books the payment instead', async () => {
    const order = await placed(shop)
    await order.pay('lost')
    expect(await cancel(order.id)).toMatchObject({ code: 'ORDER_ALREADY_PAID' })
    expect(orderOf(shop, order.id)).toMatchObject({
      paid: { totalFen: 6800 },
      grant: { points: 68 },
      closed: null,
    })
    expect(await cancel(order.id)).toMatchObject({ code: 'ORDER_ALREADY_PAID' })
  })

  test('changes nothing while WeChat Pay is silent', async () => {
    const order = await placed(shop)
    const before = orderOf(shop, order.id)
    silenceWechatPay()
    expect(await cancel(order.id)).toMatchObject({ code: 'PAYMENT_UNAVAILABLE' })
    expect(orderOf(shop, order.id)).toEqual(before)
  })

  test("of another person is not found, and neither is a till's", async () => {
    const order = await placed(shop)
    const till = await shop.paid(lin, 100)
    expect(await cancel(order.id, gu)).toMatchObject({ code: 'ORDER_NOT_FOUND' })
    expect(await cancel(till.orderId)).toMatchObject({ code: 'ORDER_NOT_FOUND' })
  })
})
