import { NEVER } from '@shared/domain/due'
import { processShelfReservation } from '@shared/domain/mall/shelf'
import type { ShelfDoc } from '@shared/domain/mall/types'
import { _, readMany, updateWhere } from '../../platform/database'
import { giveBackGoods } from './give-back-goods'

/**
 * Queries the exchanges of a shelf's reservations: used → the reservation goes; void, used from elsewhere or
 * given back by it → the unit goes back; not decided → queried again when the exchange is due. Repeatable;
 * the exchanges decide, never a clock.
 */
export async function processShelf(shelf: ShelfDoc): Promise<void> {
  const exchanges = await readMany(
    'exchanges',
    shelf.reservations.map(row => row.exchangeId),
  )
  const byId = new Map(exchanges.map(exchange => [exchange._id, exchange]))
  const used: string[] = []
  let waitUntil = NEVER
  for (const { token, exchangeId, back = false } of shelf.reservations) {
    const exchange = byId.get(exchangeId)
    if (!exchange) throw new Error(`shelf ${shelf._id} holds a unit for an unknown exchange`)
    const decision = processShelfReservation(back ? { token, back } : { token }, exchange)
    if (decision.do === 'wait') waitUntil = Math.min(waitUntil, decision.until)
    if (decision.do === 'drop') used.push(token)
    if (decision.do === 'give-back') await giveBackGoods({ shelfId: shelf._id, token })
  }
  if (used.length > 0) {
    await updateWhere('shelves', { _id: shelf._id }, { reservations: _.pull({ token: _.in(used) }) })
  }
  if (waitUntil < NEVER) await updateWhere('shelves', { _id: shelf._id }, { dueAt: waitUntil })
  else await updateWhere('shelves', { _id: shelf._id, reservations: _.size(0) }, { dueAt: NEVER })
}
