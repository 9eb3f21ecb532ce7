import { isGiftCouponId, isPerkCouponId } from '../ids'
import { slotIdsOf } from './claim'
import type { BatchDoc, CouponDoc, Reservation } from './types'

/**
 * Ids under which a reservation's coupon can exist: the gift or perk itself, or the member's slots in order.
 */
export function couponIdsOf(
  reservation: Reservation,
  batch: Pick<BatchDoc, '_id' | 'limitPerMember'>,
): string[] {
  const { commandId, memberId, most = batch.limitPerMember } = reservation
  return isGiftCouponId(commandId) || isPerkCouponId(commandId)
    ? [commandId]
    : slotIdsOf({ _id: batch._id, limitPerMember: most }, memberId)
}

export type ReservationDecision =
  /** Its coupon exists: the unit is used. */
  | { do: 'drop' }
  /** The coupon took another unit, or there is no place left: this unit returns. */
  | { do: 'give-back' }
  /** Handed out and never written: finish the claim under its own command and token. */
  | { do: 'insert'; couponId: string }

/** The coupon decides, never the clock: what became of a unit that bucket `k` handed out. */
export function processReservation(
  reservation: Reservation,
  bucketNumber: number,
  batch: Pick<BatchDoc, '_id' | 'limitPerMember'>,
  existing: readonly CouponDoc[],
): ReservationDecision {
  const mine = existing.find(coupon => coupon.commandId === reservation.commandId)
  if (mine)
    return mine.token === reservation.token && mine.bucketNumber === bucketNumber
      ? { do: 'drop' }
      : { do: 'give-back' }
  const couponId = couponIdsOf(reservation, batch).find(id => !existing.some(coupon => coupon._id === id))
  return couponId ? { do: 'insert', couponId } : { do: 'give-back' }
}
