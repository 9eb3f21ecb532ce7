import { NEVER } from '@shared/domain/due'
import { LIMITS } from '@shared/domain/limits'
import type { Reservation, ReservationDecision, StockShardDoc } from '@shared/domain/stock/types'
import { _, updateWhere } from '../../platform/database'
import { giveBack } from './unit'

/** Decides for one reservation, after it has finished what the reservation began. */
export type Decide = (reservation: Reservation) => ReservationDecision | Promise<ReservationDecision>

/**
 * Asks what became of every unit that the shard handed out: used → its row is removed; not used → the unit is
 * given back; not decided → asked again later. `read` reads what a group of at most `atOnce` reservations is
 * for, and answers how to decide for each of them. Repeatable; documents decide, never a clock.
 */
export async function processShard(
  { _id, reservations }: StockShardDoc,
  read: (group: readonly Reservation[]) => Promise<Decide>,
  atOnce: number = LIMITS.reservations,
): Promise<void> {
  let waitUntil = NEVER
  for (let first = 0; first < reservations.length; first += atOnce) {
    const group = reservations.slice(first, first + atOnce)
    waitUntil = Math.min(waitUntil, await processGroup(_id, group, await read(group)))
  }
  const owed = waitUntil < NEVER ? { _id } : { _id, reservations: _.size(0) }
  await updateWhere('stockShards', owed, { dueAt: waitUntil })
}

/** When the group must be asked about again, NEVER when all of it is decided. */
async function processGroup(shardId: string, group: readonly Reservation[], decide: Decide): Promise<number> {
  const used: string[] = []
  let waitUntil = NEVER
  for (const reservation of group) {
    const decision = await decide(reservation)
    if (decision.do === 'wait') waitUntil = Math.min(waitUntil, decision.until)
    if (decision.do === 'drop') used.push(reservation.token)
    if (decision.do === 'give-back') await giveBack({ shardId, reservation })
  }
  if (used.length > 0) {
    await updateWhere('stockShards', { _id: shardId }, { reservations: _.pull({ token: _.in(used) }) })
  }
  return waitUntil
}
