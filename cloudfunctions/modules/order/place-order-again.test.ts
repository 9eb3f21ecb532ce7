import type { InputOf } from '@shared/contract'
import type { OrderDoc } from '@shared/domain/order/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { questions } from './testing/wechat-pay'

const shop = testShop()
const { lin, gu } = PEOPLE
const MCHID = '1900000109'
type What = InputOf<'order.place'>['what']
const coffee: What = { by: 'amount', amountFen: 6800 }
const place = (over: { by?: typeof lin; commandId?: string; storeId?: string; what?: What } = {}) => {
  const { by = lin, commandId = shop.command(), storeId = 'shanze:yunqi', what = coffee } = over
  return shop.when(by, 'order.place', { commandId, storeId, what })
}
const orders = () => shop.all<OrderDoc>('orders')

describe('the same command again', () => {
  const commandId = 'command-sent-twice-1'

  test('names the same order and asks WeChat Pay with the same parameters', async () => {
    await place({ commandId })
    const [order] = orders()
    shop.pass(60_000)
    expect(await place({ commandId })).toMatchObject({ ok: true, data: { order: { id: order?._id } } })
    expect(orders()).toEqual([order])
    expect(shop.payments.transactions.list()).toHaveLength(1)
  })

  test.each([
    ['another amount', { what: { by: 'amount', amountFen: 6801 } }],
    ['another store', { storeId: 'shanze:hubin' }],
  ] as const)('with %s is a conflict', async (_case, over) => {
    await place({ commandId })
    const before = shop.database.dump()
    expect(await place({ commandId, ...over })).toMatchObject({ ok: false, code: 'CONFLICT' })
    expect(shop.database.dump()).toEqual(before)
  })

  test('by another person is an order of their own', async () => {
    await place({ commandId })
    await place({ commandId, by: gu })
    expect(orders()).toMatchObject([{ memberId: 'shanze:openid-lin' }, { memberId: 'shanze:openid-gu' }])
  })

  test.each([
    ['paid', { paid: { transactionId: 't' } }, 'ORDER_ALREADY_PAID'],
    ['closed', { closed: { at: 1 } }, 'ORDER_CLOSED'],
  ])('after the order was %s asks WeChat Pay nothing', async (_case, fact, code) => {
    await place({ commandId })
    const [order] = orders()
    shop.change('orders', order?._id ?? '', fact)
    const before = questions().length
    expect(await place({ commandId })).toMatchObject({ ok: false, code, data: { orderId: order?._id } })
    expect(questions()).toHaveLength(before)
  })

  test('that lost the race to itself answers with the order of the winner', async () => {
    shop.between(/^orders.add/, () => place({ commandId }))
    expect(await place({ commandId })).toMatchObject({ ok: true, data: { order: { id: orders()[0]?._id } } })
    expect(orders()).toHaveLength(1)
  })

  test('that lost the race to one with another input is a conflict', async () => {
    shop.between(/^orders.add/, () => place({ commandId, what: { by: 'amount', amountFen: 1 } }))
    expect(await place({ commandId })).toMatchObject({ ok: false, code: 'CONFLICT' })
    expect(orders()).toMatchObject([{ amountFen: 1 }])
  })

  test('whose merchant number changed meanwhile has one payable order', async () => {
    const twin = { ...shop.one<object>('merchants', MCHID), _id: '1900000110', storeId: 'shanze:yunqi' }
    shop.between(/^orders.find .*createdAt/, () => {
      const [order] = orders()
      shop.given({ orders: [{ ...order, _id: '1900000110:OTHER', mchid: twin._id, outTradeNo: 'OTHER' }] })
    })
    expect(await place({ commandId })).toMatchObject({ ok: false, code: 'BUSY' })
    expect(orders()).toMatchObject([{ _id: '1900000110:OTHER' }])
  })

  test('asks as the merchant number the order was placed with', async () => {
    await place({ commandId })
    shop.given({ merchants: [{ ...shop.one<object>('merchants', MCHID), _id: '1900000100', storeId: '' }] })
    shop.change('merchants', MCHID, { storeId: '' })
    shop.pass(60_000)
    expect(await place({ commandId })).toMatchObject({ ok: true, data: { mchid: MCHID } })
  })

  test('is refused when the merchant number of its order is gone', async () => {
    await place({ commandId })
    const [order] = orders()
    shop.change('orders', order?._id ?? '', { mchid: '1900000999' })
    expect(await place({ commandId })).toMatchObject({ ok: false, code: 'PAYMENT_UNAVAILABLE' })
  })
})
