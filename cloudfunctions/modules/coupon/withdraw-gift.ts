import { type CouponPlace, tombstoneOf } from '@shared/domain/coupon/mint'
import type { CouponDoc } from '@shared/domain/coupon/types'
import {
  withdrawGift as decideWithdrawal,
  isReturnable,
  isUsed,
  placesInside,
} from '@shared/domain/coupon/withdraw-gift'
import { giftCouponIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import type { OrderDoc } from '@shared/domain/order/types'
import { insert, read } from '../../platform/database'
import { returnCouponUnit } from './return-coupon-unit'
import { writeCoupon } from './write-coupon'

/**
 * Takes the order's `index`-th gift back for good: unused → deactivated and its unit back in stock, used →
 * only marked, not taken yet → a tombstone that a slow taker will meet. Answers whether it was used: it stays
 * used and is shown to the brand. The order must already name its gifts; their batch may be gone. Repeatable.
 * 1–3 trips, as many per coupon of a pack, and 3 for a unit that goes back.
 */
export async function withdrawGift(order: OrderDoc, index: number, now: number): Promise<{ used: boolean }> {
  const gift = order.gifts[index]
  if (!gift) throw new Error(`order ${order._id} has no gift ${index}`)
  const common = { brandId: order.brandId, memberId: order.memberId, origin: `gift:${order._id}` }
  const place = { ...common, _id: giftCouponIdOf(order._id, index), batchId: gift.batchId }
  return withdrawWhole(place, now)
}

/** The same for whatever exists, or could still be written, under an id, with all it holds. */
export async function withdrawWhole(
  place: CouponPlace,
  now: number,
  by?: CouponDoc['revokedBy'],
): Promise<{ used: boolean }> {
  const slot = await withdraw(place, now, by)
  // The slot is closed before its coupons, so no concurrent writer adds one after this.
  const inside = await Promise.all(placesInside(slot).map(each => withdraw({ ...place, ...each }, now, by)))
  if (isReturnable(slot, inside)) await returnCouponUnit(slot, now)
  return { used: [slot, ...inside].some(isUsed) }
}

/** The coupon as it is afterwards. */
async function withdraw(place: CouponPlace, now: number, by?: CouponDoc['revokedBy']): Promise<CouponDoc> {
  for (let attempt = 0; attempt < LIMITS.attempts; attempt++) {
    const coupon = await read('coupons', place._id)
    const decision = decideWithdrawal(coupon, by)
    if (decision.do === 'nothing' && coupon) return coupon
    if (decision.do === 'write') {
      if (coupon && (await writeCoupon(coupon, decision.next))) return decision.next
      continue
    }
    const tombstone = tombstoneOf(place, now)
    if ((await insert('coupons', tombstone)) === 'inserted') return tombstone
  }
  throw new Error(`gift ${place._id} keeps changing`)
}
