import { packedCouponIdOf } from '../ids'
import { dueWhenFinal } from './number'
import { move } from './transitions'
import type { BatchDoc, CouponDoc } from './types'

/** Every coupon a gift consists of, the slot first: it is the fence that stops its contents. */
export function couponIdsOfGift(giftCouponId: string, batch: BatchDoc): string[] {
  const contents = batch.kind === 'pack' ? batch.contents : []
  return [giftCouponId, ...contents.map((_, i) => packedCouponIdOf(giftCouponId, i))]
}

export type Withdrawal =
  | { do: 'nothing' }
  /** Write where `{_id, v: before}`. */
  | { do: 'write'; next: CouponDoc; before: number }
  /** No coupon stands: insert the tombstone; a duplicate → read and decide again. */
  | { do: 'insert' }

/** Takes back a gift that is no longer deserved, for good: unused → DEACTIVATED, used or locked → marked, absent → tombstone. */
export function withdrawGift(coupon: CouponDoc | null): Withdrawal {
  if (!coupon) return { do: 'insert' }
  if (coupon.revoked) return { do: 'nothing' }
  const state = move(coupon.state, 'revoke')
  const dueAt = state === 'DEACTIVATED' || state === 'DELETED' ? dueWhenFinal(coupon) : coupon.dueAt
  return { do: 'write', next: { ...coupon, state, revoked: true, v: coupon.v + 1, dueAt }, before: coupon.v }
}
