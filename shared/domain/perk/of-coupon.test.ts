import { giftCouponIdOf, perkCouponIdOf } from '../ids'
import { LIN } from '../test-brand'
import { perkOfCoupon } from './of-coupon'

test.each(['monthly', 'birthday'] as const)('the id of a coupon tells its %s perk and period', kind =>
  expect(perkOfCoupon(perkCouponIdOf(kind, '2026', 'shanze:cup', LIN))).toEqual({ kind, period: '2026' }),
)

test('other coupons are of none', () => {
  expect(perkOfCoupon(giftCouponIdOf('1900000109:T1', 0))).toBeNull()
  expect(perkOfCoupon('shanze:cup:shanze:o-lin:1')).toBeNull()
})
