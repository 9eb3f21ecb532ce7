import type { BatchDoc } from '@shared/domain/coupon/types'
import { removeWhere } from '../../platform/database'
import { testShop } from '../../testing/shop'
import { insertCouponOnce, originOf } from './insert-coupon-once'
import { autumn, couponOf, couponsOf, givenPack, TIME_ZONE } from './testing/coupons'

const shop = testShop()
const batch = () => shop.one<BatchDoc>('batches', autumn)
const wanted = (couponId: string, of = batch()) => ({
  couponId,
  batch: of,
  reservation: { token: 'token-1', takenFor: 'command-1', memberId: 'shanze:openid-lin', at: shop.now() - 5 },
  shardNumber: 3,
  timeZone: TIME_ZONE,
})

test.each([
  ['gift:1900000109:T1:0', 'gift:1900000109:T1'],
  ['exch:shanze:openid-lin:command-1:1', 'exch:shanze:openid-lin:command-1'],
  ['perk:monthly:2026-11:shanze:autumn:openid-lin', 'perk:monthly:2026-11:shanze:autumn'],
  ['shanze:autumn:shanze:openid-lin:2', 'claim:shanze:autumn'],
])('the coupon %s came from %s', (couponId, origin) => {
  expect(originOf(couponId, batch())).toBe(origin)
})

test('a coupon is written once, as of its reservation, with a code of its own', async () => {
  const first = await insertCouponOnce(wanted('shanze:autumn:shanze:openid-lin:1'))
  expect(first.fresh).toBe(true)
  expect(couponsOf(shop)).toEqual([first.coupon])
  expect(first.coupon).toMatchObject({
    takenAt: shop.now() - 5,
    token: 'token-1',
    commandId: 'command-1',
    shardNumber: 3,
  })
  const second = await insertCouponOnce(wanted('shanze:autumn:shanze:openid-lin:1'))
  expect(second).toEqual({ fresh: false, coupon: first.coupon })
  const other = await insertCouponOnce(wanted('shanze:autumn:shanze:openid-lin:2'))
  expect(other.coupon.codeId).not.toBe(first.coupon.codeId)
})

test('only a pack that is written gets its contents; a plain coupon costs one trip', async () => {
  shop.trips = []
  await insertCouponOnce(wanted('shanze:autumn:shanze:openid-lin:1'))
  expect(shop.trips).toHaveLength(1)
  const pack = givenPack(shop)
  await insertCouponOnce(wanted('shanze:pack:shanze:openid-lin:1', pack))
  expect(couponsOf(shop)).toHaveLength(4)
})

test('a coupon that blocks its own id and is gone a moment later is a bug', async () => {
  const _id = 'shanze:autumn:shanze:openid-lin:1'
  shop.given({ coupons: [couponOf(shop, { _id })] })
  shop.between(/^coupons.get/, () => removeWhere('coupons', { _id }))
  await expect(insertCouponOnce(wanted(_id))).rejects.toThrow(`coupon ${_id} was there and is not`)
})
