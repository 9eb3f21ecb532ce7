import type { InputOf } from '@shared/contract'
import { NEVER } from '@shared/domain/due'
import type { OrderDoc } from '@shared/domain/order/types'
import { orderNumberOf } from '../../platform/order-number'
import { PEOPLE, testShop } from '../../testing/shop'
import { insteadOfWechatPay, payError, questions, silenceWechatPay } from './testing/wechat-pay'

const shop = testShop()
const { lin } = PEOPLE
const MCHID = '1900000109'
type What = InputOf<'order.place'>['what']
const coffee: What = { by: 'amount', amountFen: 6800 }
const place = (over: { by?: typeof lin; commandId?: string; storeId?: string; what?: What } = {}) => {
  const { by = lin, commandId = shop.command(), storeId = 'shanze:yunqi', what = coffee } = over
  return shop.when(by, 'order.place', { commandId, storeId, what })
}
const orders = () => shop.all<OrderDoc>('orders')

test('an order is written before WeChat Pay receives it, with nothing known of its payment', async () => {
  const commandId = 'command-of-one-order'
  const answer = await place({ commandId })
  const outTradeNo = orderNumberOf('shanze:openid-lin', commandId)
  expect(orders()).toEqual([
    {
      _id: `${MCHID}:${outTradeNo}`,
      version: 1,
      brandId: 'shanze',
      mchid: MCHID,
      outTradeNo,
      storeId: 'shanze:yunqi',
      memberId: 'shanze:openid-lin',
      source: 'app',
      amountFen: 6800,
      description: '山泽茶事（yunqi）',
      lines: [],
      commandId,
      inputHash: expect.stringMatching(/^[0-9a-f]{32}$/),
      createdAt: shop.now(),
      paid: null,
      refunds: [],
      closed: null,
      settledVersion: 0,
      grant: null,
      keptPoints: 0,
      gifts: [],
      dueAt: shop.now() + 10_000,
      tries: 0,
    },
  ])
  expect(answer).toMatchObject({
    ok: true,
    data: {
      order: { id: `${MCHID}:${outTradeNo}`, state: 'unpaid', amountFen: 6800, storeName: 'yunqi' },
      mchid: MCHID,
      outTradeNo,
      payment: { signType: 'RSA', package: expect.stringMatching(/^prepay_id=wx/) },
    },
  })
  expect(shop.payments.transactions.list()).toMatchObject([
    {
      outTradeNo,
      appid: 'wx5a0c1f2e3d4b6a78',
      openid: 'openid-lin',
      totalFen: 6800,
      description: '山泽茶事（yunqi）',
      notifyUrl: `https://functions/wechatpay/notice/${MCHID}`,
    },
  ])
})

test('an order costs three trips and its repeat one', async () => {
  const ordersTrips = () => shop.trips.map(({ what }) => what).filter(what => what.startsWith('orders'))
  await place({ commandId: 'command-of-one-order' })
  expect(ordersTrips()).toEqual([
    expect.stringMatching(/^orders.find .*"commandId":"command-of-one-order"/),
    expect.stringMatching(/^orders.add /),
    expect.stringMatching(/^orders.find .*"createdAt"/),
  ])
  expect(shop.trips.filter(({ what }) => what.startsWith('merchants.get'))).toEqual([])
  await place({ commandId: 'command-of-one-order' })
  expect(ordersTrips()).toHaveLength(1)
})

test('goods are priced by our menu and shown per piece', async () => {
  const lines = [
    { productId: 'shanze:white-tea', quantity: 1 },
    { productId: 'shanze:rice-cake', quantity: 3 },
  ]
  expect(await place({ what: { by: 'goods', lines } })).toMatchObject({
    ok: true,
    data: {
      order: {
        amountFen: 7000,
        lines: [
          { name: '高山白茶 · 热', quantity: 1, priceFen: 2800 },
          { name: '米糕一份', quantity: 3, priceFen: 1400 },
        ],
      },
    },
  })
  expect(orders()).toMatchObject([{ amountFen: 7000, description: '高山白茶 · 热等 4 件' }])
})

test.each([
  ['an unknown store', { storeId: 'shanze:nowhere' }, 'STORE_NOT_FOUND'],
  ["another brand's store", { storeId: 'lanxi:yunqi' }, 'STORE_NOT_FOUND'],
  [
    'goods that are not on the menu',
    { what: { by: 'goods', lines: [{ productId: 'shanze:gone', quantity: 1 }] } },
    'PRODUCT_NOT_FOUND',
  ],
  [
    'goods for more than 50,000 yuan',
    {
      what: {
        by: 'goods',
        lines: Array.from({ length: 9 }, () => ({ productId: 'shanze:tea-bag', quantity: 99 })),
      },
    },
    'AMOUNT_NOT_ALLOWED',
  ],
  ['a top-up of a person without a card', { what: { by: 'top-up', amountFen: 20_000 } }, 'NOT_MEMBER'],
] satisfies [string, Parameters<typeof place>[0], string][])(
  'an order of %s is refused and writes nothing',
  async (_case, over, code) => {
    const before = shop.database.dump()
    expect(await place(over)).toMatchObject({ ok: false, code })
    expect(shop.database.dump()).toEqual(before)
    expect(questions()).toEqual([])
  },
)

test('a store that has closed takes no order', async () => {
  shop.change('stores', 'shanze:yunqi', { active: false })
  expect(await place()).toMatchObject({ ok: false, code: 'STORE_NOT_FOUND' })
})

test('a brand whose merchant number has left takes no order', async () => {
  shop.change('merchants', MCHID, { state: 'left' })
  expect(await place()).toMatchObject({ ok: false, code: 'PAYMENT_UNAVAILABLE' })
  expect(orders()).toEqual([])
})

describe('a person with unpaid orders of the last hour', () => {
  /** Unpaid orders like the first one, `fields` laid over. */
  const openOrders = (count: number, fields: object = {}) => {
    const [order] = orders()
    shop.given({
      orders: Array.from({ length: count }, (_each, n) => ({
        ...order,
        _id: `${MCHID}:OPEN${n}`,
        outTradeNo: `OPEN${n}`,
        commandId: `command-of-open-${n}`,
        dueAt: NEVER,
        ...fields,
      })),
    })
  }

  test('has at most ten of them: the eleventh is removed and WeChat Pay never hears of it', async () => {
    await place()
    openOrders(8)
    expect(await place()).toMatchObject({ ok: true })
    const before = shop.database.dump().orders
    const asked = questions().length
    expect(await place()).toMatchObject({ ok: false, code: 'TOO_MANY_UNPAID' })
    expect(shop.database.dump().orders).toEqual(before)
    expect(questions()).toHaveLength(asked)
  })

  test('keeps the eleventh when a fact reached it meanwhile', async () => {
    await place()
    openOrders(9)
    shop.between(/^orders.remove/, () => {
      const eleventh = orders().find(({ commandId }) => commandId === 'command-of-eleven-1')
      shop.change('orders', eleventh?._id ?? '', { version: 2, closed: { at: 1 } })
    })
    expect(await place({ commandId: 'command-of-eleven-1' })).toMatchObject({ code: 'TOO_MANY_UNPAID' })
    expect(orders().find(({ commandId }) => commandId === 'command-of-eleven-1')).toMatchObject({
      version: 2,
    })
  })

  test.each([
    ['paid ones', () => ({ paid: { transactionId: 't' } })],
    ['closed ones', () => ({ closed: { at: 1 } })],
    ['those of a till', () => ({ source: 'till' })],
    ['those of another person', () => ({ memberId: 'shanze:openid-gu' })],
    ['those older than an hour', () => ({ createdAt: shop.now() - 3_600_001 })],
  ])('is not held up by %s', async (_case, fields) => {
    await place()
    openOrders(20, fields())
    expect(await place()).toMatchObject({ ok: true })
  })

  test('is held up by those of exactly an hour ago', async () => {
    await place()
    openOrders(10, { createdAt: shop.now() - 3_600_000 })
    expect(await place()).toMatchObject({ ok: false, code: 'TOO_MANY_UNPAID' })
  })
})

describe('WeChat Pay', () => {
  test.each([
    ['ORDERPAID', 'ORDER_ALREADY_PAID'],
    ['ORDER_PAID', 'ORDER_ALREADY_PAID'],
    ['ORDERCLOSED', 'ORDER_CLOSED'],
    ['ORDER_CLOSED', 'ORDER_CLOSED'],
    ['NO_AUTH', 'PAYMENT_UNAVAILABLE'],
  ])('that refuses the prepay with %s is answered with %s, and the order stays', async (code, expected) => {
    insteadOfWechatPay(() => payError(400, code))
    const answer = await place()
    expect(answer).toMatchObject({ ok: false, code: expected })
    expect(orders()).toMatchObject([{ paid: null, closed: null, version: 1 }])
    if (expected !== 'PAYMENT_UNAVAILABLE')
      expect(answer).toMatchObject({ data: { orderId: orders()[0]?._id } })
  })

  test('that does not answer leaves the order to the query schedule, and the command works later', async () => {
    const silence = silenceWechatPay()
    const commandId = 'command-in-an-outage'
    expect(await place({ commandId })).toMatchObject({ ok: false, code: 'PAYMENT_UNAVAILABLE' })
    expect(orders()).toMatchObject([{ dueAt: shop.now() + 10_000 }])
    silence.end()
    expect(await place({ commandId })).toMatchObject({ ok: true })
    expect(orders()).toHaveLength(1)
  })
})
