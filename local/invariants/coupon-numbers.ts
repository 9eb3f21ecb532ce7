import { isFinal } from '@shared/domain/coupon/number'
import { NEVER } from '@shared/domain/due'
import { couponNumberIdOf } from '@shared/domain/ids'
import { type Invariant, say } from './books'

/**
 * A number that a coupon carries is its own, so no other coupon of the brand is found by it; and a number in
 * use names a coupon that lives, or one whose duty to free it is due.
 */
export const shortNumbersNameOneLiveCoupon: Invariant = {
  name: '券号在同一品牌里只属于一张活着的券',
  broken: ({ coupons, couponNumbers }) => {
    const couponById = new Map(coupons.map(coupon => [coupon._id, coupon]))
    const ownerOf = new Map(couponNumbers.map(({ _id, couponId }) => [_id, couponId]))
    return [
      ...coupons.flatMap(({ _id, brandId, shortNo }) =>
        say(
          shortNo === '' || ownerOf.get(couponNumberIdOf(brandId, shortNo)) === _id,
          `${_id} 的券号 ${shortNo} 不是它的`,
        ),
      ),
      ...couponNumbers.flatMap(({ _id, couponId, dueAt }) => {
        const coupon = couponById.get(couponId)
        if (!coupon) return say(false, `券号 ${_id} 没有券`)
        const freeing = Math.min(dueAt, coupon.shortNo === '' ? dueAt : coupon.dueAt)
        return say(!isFinal(coupon.state) || freeing < NEVER, `券号 ${_id} 的券已经失效，券号却没人收回`)
      }),
    ]
  },
}
