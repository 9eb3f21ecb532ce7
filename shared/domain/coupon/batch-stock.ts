import { isGiftCouponId, isPerkCouponId } from '../ids'
import type { Reservation, ReservationDecision, Stock } from '../stock/types'
import { slotIdsOf } from './claim'
import type { BatchDoc, CouponDoc } from './types'

export const batchStock = ({ _id, brandId, state, total }: BatchDoc): Stock => ({
  kind: 'batch',
  ownerId: _id,
  brandId,
  open: state === 'open',
  total,
})

/**
 * Ids under which a reservation's coupon can exist: the gift or perk itself, or the member's slots in order.
 */
export function couponIdsOf(
  reservation: Reservation,
  batch: Pick<BatchDoc, '_id' | 'limitPerMember'>,
): string[] {
  const { takenFor, memberId, most = batch.limitPerMember } = reservation
  return isGiftCouponId(takenFor) || isPerkCouponId(takenFor)
    ? [takenFor]
    : slotIdsOf({ _id: batch._id, limitPerMember: most }, memberId)
}

export type ClaimDecision =
  | Exclude<ReservationDecision, { do: 'wait' }>
  /** Handed out and never written: finish the claim under its own command and token. */
  | { do: 'insert'; couponId: string }
  /** On its way back, and its coupon has not named a row yet: it names this one, unless another was first. */
  | { do: 'name'; couponId: string }

/**
 * The coupon decides, never the clock, what became of a unit that shard `shardNumber` handed out: it carries
 * the unit → used; it took another unit, or there is no place left → the unit returns. Of a unit on its way
 * back only the row that the coupon names becomes a unit.
 */
export function processClaim(
  reservation: Reservation,
  shardNumber: number,
  batch: Pick<BatchDoc, '_id' | 'limitPerMember'>,
  existing: readonly CouponDoc[],
): ClaimDecision {
  if (reservation.back) return processReturn(reservation, existing)
  const mine = existing.find(coupon => coupon.commandId === reservation.takenFor)
  if (mine)
    return mine.token === reservation.token && mine.shardNumber === shardNumber
      ? { do: 'drop' }
      : { do: 'give-back' }
  const couponId = couponIdsOf(reservation, batch).find(id => !existing.some(coupon => coupon._id === id))
  return couponId ? { do: 'insert', couponId } : { do: 'give-back' }
}

function processReturn({ token, takenFor }: Reservation, existing: readonly CouponDoc[]): ClaimDecision {
  const named = existing.find(({ _id }) => _id === takenFor)?.returnToken
  if (named === undefined) return { do: 'name', couponId: takenFor }
  return { do: named === token ? 'give-back' : 'drop' }
}
