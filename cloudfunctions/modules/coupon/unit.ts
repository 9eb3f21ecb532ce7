import type { Reservation } from '@shared/domain/coupon/types'
import { RESERVATION_GRACE_MS } from '@shared/domain/due'
import { LIMITS } from '@shared/domain/limits'
import { _, updateWhere } from '../../platform/database'

const FULL = `reservations.${LIMITS.reservations - 1}`

/** A unit of stock in hand: which bucket it came from, and the reservation that names it there. */
export interface Unit {
  bucketId: string
  reservation: Reservation
}

/** Takes a unit from this bucket unless it is closed, empty or full of reservations. One trip. */
export async function takeFrom(bucketId: string, reservation: Reservation): Promise<Unit | null> {
  const hasRoom = { _id: bucketId, open: true, left: _.gte(1), [FULL]: _.exists(false) }
  const taken = await updateWhere('buckets', hasRoom, {
    left: _.inc(-1),
    reservations: _.push(reservation),
    dueAt: _.min(reservation.at + RESERVATION_GRACE_MS),
  })
  return taken === 1 ? { bucketId, reservation } : null
}

/** Gives the unit back, at most once: its token leaves with it. One trip. */
export async function giveBack({ bucketId, reservation: { token } }: Unit): Promise<void> {
  const named = { _id: bucketId, 'reservations.token': token }
  await updateWhere('buckets', named, { left: _.inc(1), reservations: _.pull({ token }) })
}

/** The k of `<batchId>:<k>`. */
export function bucketNumberOf(bucketId: string): number {
  return Number(bucketId.slice(bucketId.lastIndexOf(':') + 1))
}
