import type { CouponDoc, CouponState } from '@shared/domain/coupon/types'
import { AT_ONCE } from '@shared/domain/due'
import { testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { forfeitCoupons } from './forfeit-coupons'
import { couponOf } from './testing/coupons'

const shop = testShop()
const ids = ['shanze:openid-lin', 'shanze:openid-gu']
const id = 'shanze:autumn:shanze:openid-lin:1'
const coupon = () => shop.one<CouponDoc>('coupons', id)
const given = (over: Partial<CouponDoc>) => {
  shop.given({ coupons: [couponOf(shop, over)] })
  return coupon()
}

test.each<CouponState>(['CONFIRMING', 'PENDING', 'EFFECTIVE'])(
  'a closing ends a coupon that is %s, and its number is freed next',
  async state => {
    const before = given({ state, shortNo: '123456789' })
    await forfeitCoupons(ids, shop.now())
    const after = { state: 'DEACTIVATED', revoked: true, revokedBy: 'closing', version: 2, dueAt: AT_ONCE }
    expect(coupon()).toEqual({ ...before, ...after })
  },
)

test.each<CouponState>(['LOCKED', 'USED', 'EXPIRED', 'DEACTIVATED', 'DELETED'])(
  'a closing only marks a coupon that is %s',
  async state => {
    const before = given({ state })
    await forfeitCoupons(ids, shop.now())
    expect(coupon()).toEqual({ ...before, revoked: true, revokedBy: 'closing', version: 2 })
  },
)

test('a closing repeated changes nothing', async () => {
  given({ state: 'USED' })
  await forfeitCoupons(ids, shop.now())
  await unchanged(shop, () => forfeitCoupons(ids, shop.now()))
})

test('a closing takes what was taken until its very moment, under every id of the person', async () => {
  const later = couponOf(shop, { _id: 'later', takenAt: shop.now() + 1 })
  const laterUsed = couponOf(shop, { _id: 'later-used', takenAt: shop.now() + 1, state: 'USED' })
  const otherId = couponOf(shop, { _id: 'other-id', memberId: 'shanze:openid-gu' })
  const stranger = couponOf(shop, { _id: 'stranger', memberId: 'shanze:openid-chen' })
  const otherBrand = couponOf(shop, { _id: 'other-brand', memberId: 'lanxi:openid-lin', brandId: 'lanxi' })
  shop.given({ coupons: [later, laterUsed, otherId, stranger, otherBrand] })
  await forfeitCoupons(ids, shop.now())
  expect(shop.one('coupons', 'other-id')).toMatchObject({ state: 'DEACTIVATED', revokedBy: 'closing' })
  for (const kept of [later, laterUsed, stranger, otherBrand])
    expect(shop.one('coupons', kept._id)).toEqual(kept)
})

test('a coupon that the refund of its order took back keeps that reason', async () => {
  const before = given({ state: 'USED', revoked: true })
  await forfeitCoupons(ids, shop.now())
  expect(coupon()).toEqual(before)
})
