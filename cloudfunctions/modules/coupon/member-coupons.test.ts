import type { CouponDoc, CouponState } from '@shared/domain/coupon/types'
import { testShop } from '../../testing/shop'
import { invalidCouponsOf, liveCouponsOf, usedCouponsOf } from './member-coupons'
import { couponOf, useOf } from './testing/coupons'

const shop = testShop()
const lin = 'shanze:openid-lin'
const gu = 'shanze:openid-gu'
const given = (...coupons: (Partial<CouponDoc> & { _id: string })[]) =>
  shop.given({ coupons: coupons.map(each => couponOf(shop, each)) })
const idsOf = (coupons: readonly CouponDoc[]) => coupons.map(({ _id }) => _id)

test.each<[CouponState, string]>([
  ['CONFIRMING', 'live'],
  ['PENDING', 'live'],
  ['EFFECTIVE', 'live'],
  ['LOCKED', 'live'],
  ['USED', 'used'],
  ['EXPIRED', 'invalid'],
  ['DEACTIVATED', 'invalid'],
  ['DELETED', ''],
])('a coupon that is %s is listed under "%s"', async (state, list) => {
  given({ _id: 'a', state })
  const found = {
    live: await liveCouponsOf([lin], shop.now()),
    used: await usedCouponsOf([lin]),
    invalid: await invalidCouponsOf([lin], shop.now()),
  }
  for (const [name, coupons] of Object.entries(found)) expect(coupons).toHaveLength(name === list ? 1 : 0)
})

test.each<[CouponState]>([['EFFECTIVE'], ['PENDING']])(
  'a coupon that is %s is live before its end and invalid from it on, whether or not a sweeper came',
  async state => {
    const validTo = shop.now() + 1
    given({ _id: 'a', state, validTo })
    expect(await liveCouponsOf([lin], validTo - 1)).toHaveLength(1)
    expect(await invalidCouponsOf([lin], validTo - 1)).toHaveLength(0)
    expect(await liveCouponsOf([lin], validTo)).toHaveLength(0)
    expect(await invalidCouponsOf([lin], validTo)).toHaveLength(1)
  },
)

test('live coupons come soonest to end first, invalid ones latest first', async () => {
  const now = shop.now()
  given({ _id: 'a', validTo: now + 3 }, { _id: 'b', validTo: now + 1 }, { _id: 'c', validTo: now + 2 })
  expect(idsOf(await liveCouponsOf([lin], now))).toEqual(['b', 'c', 'a'])
  expect(idsOf(await invalidCouponsOf([lin], now + 9))).toEqual(['a', 'c', 'b'])
})

test('used coupons come in the order of their latest use in force', async () => {
  const usedAt = (at: number) => [useOf(shop, { at })]
  const state = 'USED' as const
  given(
    { _id: 'a', state, uses: usedAt(2), validTo: 9 },
    { _id: 'b', state, uses: usedAt(3), validTo: 1 },
    { _id: 'c', state, uses: [], validTo: 99 },
    { _id: 'd', state, uses: usedAt(1), validTo: 50 },
  )
  expect(idsOf(await usedCouponsOf([lin]))).toEqual(['b', 'a', 'd', 'c'])
})

test('neither packs nor tombstones belong to a wallet', async () => {
  for (const state of ['EFFECTIVE', 'USED', 'EXPIRED'] as const) {
    given({ _id: 'pack', state, contents: ['shanze:autumn'] }, { _id: 'tombstone', state, token: '' })
    const all = [liveCouponsOf([lin], 0), usedCouponsOf([lin]), invalidCouponsOf([lin], 0)]
    expect((await Promise.all(all)).flat()).toEqual([])
  }
})

test('coupons of several ids of a person are one list, and of no other person', async () => {
  given({ _id: 'a' }, { _id: 'b', memberId: gu }, { _id: 'c', memberId: 'shanze:openid-chen' })
  expect(idsOf(await liveCouponsOf([lin, gu], shop.now()))).toEqual(['a', 'b'])
  expect(idsOf(await liveCouponsOf([lin], shop.now()))).toEqual(['a'])
})
