import type { CouponDoc } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import type { OrderDoc } from '@shared/domain/order/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { couponOf, couponsOf, fill, givenPack, shardOf, useOf } from './testing/coupons'
import { orderWithGift } from './testing/gifts'
import { withdrawGift, withdrawWhole } from './withdraw-gift'

const shop = testShop()
const { lin } = PEOPLE
const stock = () => shardOf(shop, 'cold-brew')
const take = (orderId: string) =>
  shop.must(lin, 'coupon.takeGift', { commandId: shop.command(), orderId, index: 0 })
const orderOf = (id: string) => shop.one<OrderDoc>('orders', id)

async function taken() {
  const paid = await orderWithGift(shop)
  await take(paid.orderId)
  return { ...paid, withdraw: () => withdrawGift(orderOf(paid.orderId), 0, shop.now()) }
}

test('a refund deactivates the unused gift, and its unit is in stock again', async () => {
  const paid = await taken()
  await shop.refunded(paid, 6800)
  await shop.sweep()
  expect(paid.coupon()).toMatchObject({
    state: 'DEACTIVATED',
    revoked: true,
    returnToken: expect.stringMatching(/^\w{22}$/),
  })
  expect(paid.coupon()).not.toHaveProperty('revokedBy')
  expect(stock()).toMatchObject({ left: 4, reservations: [] })
})

test('a withdrawal repeated changes nothing and brings no second unit', async () => {
  const { withdraw, coupon } = await taken()
  expect(await withdraw()).toEqual({ used: false })
  const [before, left] = [coupon(), stock().left]
  expect(await withdraw()).toEqual({ used: false })
  expect(coupon()).toEqual(before)
  expect(stock().left).toBe(left)
})

test('a used gift is marked and stays used, and its unit does not return', async () => {
  const { withdraw, coupon, couponId } = await taken()
  shop.change('coupons', couponId, { state: 'USED', usesLeft: 0, uses: [useOf(shop)] })
  expect(await withdraw()).toEqual({ used: true })
  expect(coupon()).toMatchObject({ state: 'USED', revoked: true, uses: [{ offFen: 1200 }] })
  expect(coupon()).not.toHaveProperty('returnToken')
  expect(stock().left).toBe(3)
})

test('a gift not taken yet leaves a tombstone that a slow taker meets', async () => {
  const { orderId, couponId, coupon } = await orderWithGift(shop)
  expect(await withdrawGift(orderOf(orderId), 0, shop.now())).toEqual({ used: false })
  expect(coupon()).toMatchObject({
    _id: couponId,
    brandId: 'shanze',
    memberId: 'shanze:openid-lin',
    batchId: 'shanze:cold-brew',
    origin: `gift:${orderId}`,
    state: 'DEACTIVATED',
    revoked: true,
    token: '',
    shardNumber: -1,
    validFrom: shop.now(),
    dueAt: NEVER,
  })
  expect(stock()).toMatchObject({ left: 4, reservations: [] })
})

test('a taker that comes between the look and the tombstone has its coupon deactivated', async () => {
  const { orderId, coupon } = await orderWithGift(shop)
  shop.between(/^coupons.add gift/, () => take(orderId))
  await withdrawGift(orderOf(orderId), 0, shop.now())
  expect(coupon()).toMatchObject({ state: 'DEACTIVATED', revoked: true })
  expect(coupon().token).not.toBe('')
  expect(stock().left).toBe(4)
})

test('a redemption that comes between the look and the write is kept', async () => {
  const { withdraw, coupon, couponId } = await taken()
  const used = { state: 'USED', usesLeft: 0, uses: [useOf(shop)], version: 2 }
  shop.between(/^coupons.update .*"version":1/, () => shop.change('coupons', couponId, used))
  expect(await withdraw()).toEqual({ used: true })
  expect(coupon()).toMatchObject({ state: 'USED', revoked: true, version: 3 })
})

test('a gift that changes at every write stays owed after five attempts', async () => {
  const { withdraw, couponId, coupon } = await taken()
  const change = () => shop.change('coupons', couponId, { version: coupon().version + 1 })
  shop.between(/^coupons.update/, change, 5)
  await expect(withdraw()).rejects.toThrow(`gift ${couponId} keeps changing`)
  expect(coupon().revoked).toBe(false)
  shop.between(/^coupons.update/, change, 4)
  expect(await withdraw()).toEqual({ used: false })
})

test('an order without that gift is a bug', async () => {
  const { orderId } = await orderWithGift(shop)
  await expect(withdrawGift(orderOf(orderId), 1, shop.now())).rejects.toThrow(
    `order ${orderId} has no gift 1`,
  )
})

describe('The unit of a withdrawn gift', () => {
  test('stays owed while its shard is full of reservations', async () => {
    const { withdraw, coupon } = await taken()
    fill(shop, 'cold-brew')
    shop.between(/^stockShards.update .*"reservations.99"/, () => fill(shop, 'cold-brew'), 2)
    await expect(withdraw()).rejects.toThrow(`stock shard ${stock()._id} stays full of reservations`)
    expect(coupon()).toMatchObject({ revoked: true })
    expect(coupon()).not.toHaveProperty('returnToken')
  })

  test('comes back after the shard was processed', async () => {
    const { withdraw, coupon } = await taken()
    fill(shop, 'cold-brew')
    expect(await withdraw()).toEqual({ used: false })
    expect(coupon().returnToken).toMatch(/^\w{22}$/)
    expect(stock()).toMatchObject({ left: 4, reservations: [] })
  })

  test('comes back once when two runs withdraw it at once', async () => {
    const { withdraw, coupon } = await taken()
    shop.between(/^coupons.update .*"returnToken"/, () => withdraw())
    await withdraw()
    await shop.sweep()
    expect(coupon().returnToken).toBeDefined()
    expect(stock()).toMatchObject({ left: 4, reservations: [] })
  })

  test('comes back by the sweeper when the run died after its row was written', async () => {
    const { withdraw, coupon } = await taken()
    shop.between(/^coupons.update .*"returnToken"/, () => Promise.reject(new Error('the function died')))
    await expect(withdraw()).rejects.toThrow('the function died')
    const row = stock().reservations.at(-1)
    expect(row).toMatchObject({
      takenFor: coupon()._id,
      memberId: 'shanze:openid-lin',
      at: shop.now(),
      back: true,
    })
    await shop.sweep()
    expect(coupon().returnToken).toBe(row?.token)
    expect(stock()).toMatchObject({ left: 4, reservations: [] })
  })
})

describe('A whole pack', () => {
  const packId = 'perk:monthly:2026-11:shanze:pack:openid-lin'
  const place = {
    _id: packId,
    brandId: 'shanze',
    batchId: 'shanze:pack',
    memberId: 'shanze:openid-lin',
    origin: 'perk:monthly:2026-11:shanze:pack',
  }
  const given = (inside: Partial<CouponDoc> = {}) => {
    const pack = givenPack(shop)
    const fields = { batchId: pack._id, contents: pack.contents, state: 'DELETED' as const, dueAt: NEVER }
    shop.given({
      coupons: [
        couponOf(shop, { _id: packId, ...fields }),
        couponOf(shop, { _id: `${packId}:0`, shardNumber: -1, ...inside }),
        couponOf(shop, { _id: `${packId}:1`, shardNumber: -1 }, 'lakeside'),
      ],
    })
    shop.change('stockShards', 'shanze:pack:batch:0', { left: 2 })
  }
  const left = () => shop.one<{ left: number }>('stockShards', 'shanze:pack:batch:0').left

  test('is withdrawn with every coupon in it, and its one unit returns', async () => {
    given()
    expect(await withdrawWhole(place, shop.now(), 'tier')).toEqual({ used: false })
    expect(couponsOf(shop).map(({ state }) => state)).toEqual(['DELETED', 'DEACTIVATED', 'DEACTIVATED'])
    expect(couponsOf(shop).every(({ revoked, revokedBy }) => revoked && revokedBy === 'tier')).toBe(true)
    expect(left()).toBe(3)
  })

  test('of which one coupon was used counts as used and keeps its unit', async () => {
    given({ state: 'USED', usesLeft: 0, uses: [useOf(shop)] })
    expect(await withdrawWhole(place, shop.now())).toEqual({ used: true })
    expect(left()).toBe(2)
  })

  test('whose coupons do not exist yet leaves tombstones of their own batches', async () => {
    given()
    const absent = 'gift:1900000109:x:0'
    shop.given({
      coupons: [couponOf(shop, { _id: absent, contents: ['shanze:lakeside'], state: 'CONFIRMING' })],
    })
    await withdrawWhole({ ...place, _id: absent }, shop.now())
    expect(shop.one<CouponDoc>('coupons', `${absent}:0`)).toMatchObject({
      batchId: 'shanze:lakeside',
      token: '',
      memberId: 'shanze:openid-lin',
    })
    expect(shop.one<CouponDoc>('coupons', absent)).toMatchObject({ state: 'DEACTIVATED', revoked: true })
  })
})
