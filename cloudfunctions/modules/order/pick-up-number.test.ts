import type { OrderDoc, PickUpDayDoc } from '@shared/domain/order/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { pickUpOf } from './pick-up-number'
import { blank, orderedGoods, orderOf, outrun, paidAt, placed } from './testing/orders'

const shop = testShop()
const { lin, gu } = PEOPLE
const DAY = '2026-11-22'
const goods = [{ productId: 'shanze:white-tea', name: '高山白茶', qty: 1, fen: 2800 }]
const bought = (outTradeNo: string, over: Partial<OrderDoc> = {}): OrderDoc => ({
  ...blank(shop, { outTradeNo, lines: goods, paid: paidAt(shop.now(), 2800) }),
  _id: `1900000109:${outTradeNo}`,
  ...over,
})
const days = () => shop.all<PickUpDayDoc>('pickUpDays')

test('goods that are paid get a number with the notice, counted per store', async () => {
  const first = await orderedGoods(shop)
  const second = await orderedGoods(shop, gu)
  const elsewhere = await orderedGoods(shop, gu, 'shanze:hubin')
  const numberOf = (id: string) => orderOf(shop, id).pickUp
  expect(numberOf(first.id)).toEqual({ number: 1, day: DAY, state: 'waiting', steps: [] })
  expect(numberOf(second.id)?.number).toBe(2)
  expect(numberOf(elsewhere.id)?.number).toBe(1)
  expect(days().map(({ _id, orderIds }) => [_id, orderIds])).toEqual([
    [`shanze:yunqi:${DAY}`, [first.id, second.id]],
    [`shanze:hubin:${DAY}`, [elsewhere.id]],
  ])
})

test('an amount without goods, and a sale at a till, get none', async () => {
  const amount = await placed(shop)
  await amount.pay()
  const till = await shop.paid(lin, 6800)
  expect([amount.id, till.orderId].map(id => orderOf(shop, id).pickUp)).toEqual([undefined, undefined])
  expect(days()).toEqual([])
})

test('asked again for the same order, the number is the same and the list does not grow', async () => {
  const order = bought('T00001')
  expect((await pickUpOf(order))?.number).toBe(1)
  expect((await pickUpOf(bought('T00002')))?.number).toBe(2)
  expect((await pickUpOf(order))?.number).toBe(1)
  expect(days()[0]?.orderIds).toHaveLength(2)
})

test('the first two of a day at once begin one list', async () => {
  shop.between(/^pickUpDays\.add/, () => pickUpOf(bought('T00002')))
  expect((await pickUpOf(bought('T00001')))?.number).toBe(2)
  expect(days().map(({ orderIds }) => orderIds)).toEqual([['1900000109:T00002', '1900000109:T00001']])
})

test('a number that was drawn by a run that died is the one the sweeper writes', async () => {
  shop.between(/^orders\.update .*settledVersion/, () => {
    throw new Error('died')
  })
  const { id } = await orderedGoods(shop)
  expect(orderOf(shop, id).pickUp).toBeUndefined()
  await orderedGoods(shop, gu)
  await shop.sweep()
  expect(orderOf(shop, id).pickUp?.number).toBe(1)
})

test('what is settled again by a refund keeps how far it is', async () => {
  const order = await orderedGoods(shop)
  const pickUp = { ...orderOf(shop, order.id).pickUp, state: 'ready' }
  shop.change('orders', order.id, { pickUp })
  await shop.refunded(order, 1000)
  expect(orderOf(shop, order.id)).toMatchObject({ pickUp, settledVersion: orderOf(shop, order.id).version })
})

test('a second run that settles beside the first gives no second number', async () => {
  shop.between(/^orders\.update .*settledVersion/, () => undefined)
  const order = await orderedGoods(shop)
  outrun(shop, order.id, { dueAt: 0 })
  await shop.sweep()
  expect(orderOf(shop, order.id).pickUp?.number).toBe(1)
  expect(days()[0]?.orderIds).toEqual([order.id])
})
