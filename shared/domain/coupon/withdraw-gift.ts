import { packedCouponIdOf } from '../ids'
import { NO_SHARD } from './mint'
import { dueWhenFinal } from './number'
import { move } from './transitions'
import type { CouponDoc } from './types'

/**
 * What a pack that exists under a gift's id holds or will hold; nothing for a plain coupon and a free place.
 */
export const placesInside = (slot: Pick<CouponDoc, '_id' | 'contents'>): { _id: string; batchId: string }[] =>
  slot.contents.map((batchId, i) => ({ _id: packedCouponIdOf(slot._id, i), batchId }))

export const isUsed = ({ uses }: Pick<CouponDoc, 'uses'>): boolean => uses.some(use => !use.voided)

/**
 * Whether the unit of a gift can be given to another person: it was taken and is still out, and nothing of it
 * can be used any more or was used.
 */
export function isReturnable(slot: CouponDoc, inside: readonly CouponDoc[]): boolean {
  const isOver = ({ state }: CouponDoc) => state === 'DEACTIVATED' || state === 'DELETED'
  return (
    slot.shardNumber !== NO_SHARD &&
    slot.returnToken === undefined &&
    slot.revoked &&
    [slot, ...inside].every(each => isOver(each) && !isUsed(each))
  )
}

export type Withdrawal =
  | { do: 'nothing' }
  /** Write where `{_id, version: before}`. */
  | { do: 'write'; next: CouponDoc; before: number }
  /** No coupon exists: insert the tombstone; a duplicate → read and decide again. */
  | { do: 'insert' }

/**
 * Takes back a gift that is no longer deserved, for good: unused → DEACTIVATED, used or locked → marked,
 * absent → tombstone.
 */
export function withdrawGift(coupon: CouponDoc | null, revokedBy?: CouponDoc['revokedBy']): Withdrawal {
  if (!coupon) return { do: 'insert' }
  if (coupon.revoked) return { do: 'nothing' }
  const state = move(coupon.state, 'revoke')
  const dueAt = state === 'DEACTIVATED' || state === 'DELETED' ? dueWhenFinal(coupon) : coupon.dueAt
  const why = revokedBy ? { revokedBy } : {}
  const next = { ...coupon, ...why, state, revoked: true, version: coupon.version + 1, dueAt }
  return { do: 'write', next, before: coupon.version }
}
