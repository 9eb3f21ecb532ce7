import { NEVER, RESERVATION_GRACE_MS } from '@shared/domain/due'
import { LIMITS } from '@shared/domain/limits'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { _, read, updateWhere } from '../../platform/database'
import { randomId } from '../../platform/ids'
import { giveBackGoods } from './give-back-goods'
import { processShelf } from './process-shelf'

const FULL = `reservations.${LIMITS.reservations - 1}`

/**
 * Brings the unit of a cancelled or lapsed exchange back to its own shelf, once. Every run puts a row of its
 * own on the shelf; the exchange names one of them, and only that row becomes a unit. What dies in between is
 * finished or dropped by the shelf's sweeper. The exchange owes nothing more once it has named a row. 3
 * trips.
 */
export async function returnUnit({ _id, shelfId }: ExchangeDoc, now: number): Promise<void> {
  const token = randomId()
  const hasRoom = { _id: shelfId, [FULL]: _.exists(false) }
  const put = await updateWhere('shelves', hasRoom, {
    reservations: _.push({ token, exchangeId: _id, at: now, back: true as const }),
    dueAt: _.min(now + RESERVATION_GRACE_MS),
  })
  if (put !== 1) return makeRoom(shelfId)
  const ended = { _id, state: _.in(['cancelled', 'lapsed'] as const), returnToken: '' }
  const named = await updateWhere('exchanges', ended, { returnToken: token, dueAt: NEVER })
  if (named === 1) await giveBackGoods({ shelfId, token })
}

/** The shelf is full of reservations: the exchange stays due and comes again. */
async function makeRoom(shelfId: string): Promise<void> {
  const shelf = await read('shelves', shelfId)
  if (!shelf) throw new Error(`the unit of an exchange has no shelf ${shelfId}`)
  await processShelf(shelf)
}
