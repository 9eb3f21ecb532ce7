import { RESERVATION_GRACE_MS } from '@shared/domain/due'
import { LIMITS } from '@shared/domain/limits'
import type { Reservation, Unit } from '@shared/domain/stock/types'
import { _, updateWhere } from '../../platform/database'

const HAS_ROOM = { [`reservations.${LIMITS.reservations - 1}`]: _.exists(false) }

/** Takes a unit from this shard unless it is closed, empty or full of reservations. One trip. */
export async function takeFrom(shardId: string, reservation: Reservation): Promise<Unit | null> {
  const taken = await updateWhere(
    'stockShards',
    { _id: shardId, open: true, left: _.gte(1), ...HAS_ROOM },
    { left: _.inc(-1), ...reserved(reservation) },
  )
  return taken === 1 ? { shardId, reservation } : null
}

/** Puts a row on the shard for a unit on its way back, unless the shard is full of reservations. One trip. */
export async function announceReturn({ shardId, reservation }: Unit): Promise<boolean> {
  return (await updateWhere('stockShards', { _id: shardId, ...HAS_ROOM }, reserved(reservation))) === 1
}

/** Gives the unit back, at most once: its token leaves with it. One trip. */
export async function giveBack({ shardId, reservation: { token } }: Unit): Promise<void> {
  const named = { _id: shardId, 'reservations.token': token }
  await updateWhere('stockShards', named, { left: _.inc(1), reservations: _.pull({ token }) })
}

const reserved = (reservation: Reservation) => ({
  reservations: _.push(reservation),
  dueAt: _.min(reservation.at + RESERVATION_GRACE_MS),
})
