import type { OrderDoc } from '@shared/domain/order/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { couponOf, couponsOf, merged, shardOf } from './testing/coupons'
import { changeGift, orderWithGift } from './testing/gifts'

const shop = testShop()
const { lin, gu } = PEOPLE
const take = (orderId: string, by = lin, index = 0) =>
  shop.when(by, 'coupon.takeGift', { commandId: shop.command(), orderId, index })
const stock = () => shardOf(shop, 'cold-brew')

test('a payer takes the gift of an order in three trips', async () => {
  const { orderId, couponId, coupon } = await orderWithGift(shop)
  const answer = await take(orderId)
  expect(answer).toMatchObject({
    ok: true,
    data: { coupon: { id: couponId, terms: { name: '山野冷泡立减券' } } },
  })
  const { token, codeId } = coupon()
  const promised = couponOf(
    shop,
    { _id: couponId, commandId: couponId, token, codeId, origin: `gift:${orderId}` },
    'cold-brew',
  )
  expect(coupon()).toEqual(promised)
  expect(stock()).toMatchObject({
    left: 3,
    reservations: [{ token, takenFor: couponId, memberId: 'shanze:openid-lin', at: shop.now() }],
  })
  const trips = shop.trips.map(({ what }) => what).filter(what => !/^(brands|batches|batchTerms)/.test(what))
  expect(trips.map(what => what.split(' ')[0])).toEqual(['orders.get', 'stockShards.update', 'coupons.add'])
})

test('a repeat, with whatever command, answers with the same coupon and keeps the stock', async () => {
  const { orderId } = await orderWithGift(shop)
  const first = await take(orderId)
  expect(await take(orderId)).toEqual({ ...first, at: expect.anything() })
  expect(couponsOf(shop)).toHaveLength(1)
  expect(stock()).toMatchObject({ left: 3 })
  expect(stock().reservations).toHaveLength(1)
})

test('the gift of an order is refused to another person, and of an unknown order to all', async () => {
  const { orderId } = await orderWithGift(shop)
  for (const call of [() => take(orderId, gu), () => take('1900000109:nothing')]) {
    expect(await unchanged(shop, call)).toMatchObject({ ok: false, code: 'ORDER_NOT_YOURS' })
  }
})

test('the gift of an order of another brand is refused', async () => {
  const { orderId } = await orderWithGift(shop)
  shop.change('orders', orderId, { brandId: 'lanxi' })
  expect(await unchanged(shop, () => take(orderId))).toMatchObject({ ok: false, code: 'ORDER_NOT_YOURS' })
})

test('a person takes the gift of an order that was paid with a former card, as that card', async () => {
  await merged(shop)
  const { orderId, coupon } = await orderWithGift(shop)
  shop.change('orders', orderId, { memberId: 'shanze:openid-gu' })
  expect(await take(orderId, lin)).toMatchObject({ ok: true })
  expect(coupon()).toMatchObject({ memberId: 'shanze:openid-gu' })
})

test.each([
  ['has no gift of this number', {}, 1, 'GIFT_NOT_FOUND'],
  ['had its gift withdrawn', { state: 'withdrawn' }, 0, 'GIFT_WITHDRAWN'],
  ['has a gift of an unknown batch', { batchId: 'shanze:nothing' }, 0, 'BATCH_NOT_FOUND'],
])('nothing is taken from an order that %s', async (_case, fields, index, code) => {
  const { orderId } = await orderWithGift(shop)
  changeGift(shop, orderId, fields)
  expect(await unchanged(shop, () => take(orderId, lin, index))).toMatchObject({ ok: false, code })
})

test('a gift is taken until its last millisecond and not after it', async () => {
  const { orderId } = await orderWithGift(shop)
  changeGift(shop, orderId, { takeUntilAt: shop.now() + 1 })
  expect(await take(orderId)).toMatchObject({ ok: true })
  const next = await orderWithGift(shop)
  changeGift(shop, next.orderId, { takeUntilAt: shop.now() })
  expect(await unchanged(shop, () => take(next.orderId))).toMatchObject({ ok: false, code: 'GIFT_OVER' })
})

test('a gift taken in time is still answered when the time to take it is over', async () => {
  const { orderId } = await orderWithGift(shop)
  const first = await take(orderId)
  shop.clock.moveTo(shop.one<OrderDoc>('orders', orderId).gifts[0]?.takeUntilAt ?? 0)
  expect(await unchanged(shop, () => take(orderId))).toEqual({ ...first, at: expect.anything() })
})

test('a gift that would be over when it is taken is over, unless it was taken before', async () => {
  const { orderId, couponId } = await orderWithGift(shop)
  const { rule } = shop.one<{ rule: object }>('batches', 'shanze:cold-brew')
  const validity = { mode: 'period', fromDay: '2026-11-01', toDay: '2026-11-21' }
  shop.change('batches', 'shanze:cold-brew', { rule: { ...rule, validity } })
  expect(await unchanged(shop, () => take(orderId))).toMatchObject({ ok: false, code: 'GIFT_OVER' })
  shop.given({ coupons: [couponOf(shop, { _id: couponId }, 'cold-brew')] })
  expect(await unchanged(shop, () => take(orderId))).toMatchObject({
    ok: true,
    data: { coupon: { id: couponId } },
  })
})

test.each([
  ['is empty', { left: 0 }, 'SOLD_OUT', '4 张都领完了'],
  ['is closed', { open: false }, 'BATCH_CLOSED', undefined],
])('a gift whose stock %s is refused, unless it was taken before', async (_case, fields, code, message) => {
  const { orderId, couponId } = await orderWithGift(shop)
  shop.change('stockShards', stock()._id, fields)
  const refused = await unchanged(shop, () => take(orderId))
  expect(refused).toMatchObject({ ok: false, code, ...(message ? { message } : {}) })
  shop.given({ coupons: [couponOf(shop, { _id: couponId }, 'cold-brew')] })
  expect(await unchanged(shop, () => take(orderId))).toMatchObject({
    ok: true,
    data: { coupon: { id: couponId } },
  })
})

test.each([
  ['its time is over', 'time'],
  ['its stock is empty', 'stock'],
])('a gift that was taken back is withdrawn, also when %s', async (_case, what) => {
  const { orderId, couponId } = await orderWithGift(shop)
  shop.given({
    coupons: [couponOf(shop, { _id: couponId, revoked: true, state: 'DEACTIVATED' }, 'cold-brew')],
  })
  if (what === 'time') changeGift(shop, orderId, { takeUntilAt: shop.now() })
  else shop.change('stockShards', stock()._id, { left: 0 })
  expect(await unchanged(shop, () => take(orderId))).toMatchObject({ ok: false, code: 'GIFT_WITHDRAWN' })
})

test('a refund that comes between the order and the coupon wins, and the unit goes back', async () => {
  const paid = await orderWithGift(shop)
  shop.between(/^coupons.add gift/, () => shop.refunded(paid, 6800))
  expect(await take(paid.orderId)).toMatchObject({ ok: false, code: 'GIFT_WITHDRAWN' })
  expect(paid.coupon()).toMatchObject({ state: 'DEACTIVATED', revoked: true, token: '' })
  expect(stock()).toMatchObject({ left: 4, reservations: [] })
})

test('two runs at once leave one coupon, and the unit of the slower goes back', async () => {
  const { orderId, coupon } = await orderWithGift(shop)
  shop.between(/^coupons.add gift/, () => take(orderId))
  expect(await take(orderId)).toMatchObject({ ok: true })
  expect(stock()).toMatchObject({ left: 3, reservations: [{ token: coupon().token }] })
})

test('the sweeper finishes a gift whose taker died with the unit in hand', async () => {
  const { orderId, couponId, coupon } = await orderWithGift(shop)
  const takenAt = shop.now()
  shop.between(/^coupons.add gift/, () => Promise.reject(new Error('the function died')))
  expect(await take(orderId)).toMatchObject({ ok: false, code: 'INTERNAL' })
  expect(couponsOf(shop)).toEqual([])
  await shop.sweep()
  expect(coupon()).toMatchObject({
    commandId: couponId,
    origin: `gift:${orderId}`,
    takenAt,
    state: 'EFFECTIVE',
  })
  expect(stock()).toMatchObject({ left: 3, reservations: [] })
})
