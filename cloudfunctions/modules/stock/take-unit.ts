import { LIMITS } from '@shared/domain/limits'
import { chooseShard } from '@shared/domain/stock/choose-shard'
import { startShardId } from '@shared/domain/stock/split'
import type { Reservation, Stock, StockShardDoc, Unit } from '@shared/domain/stock/types'
import { find } from '../../platform/database'
import { takeFrom } from './unit'

const REFILL_TRIES = 3

export type Taken = { ok: true; unit: Unit } | { ok: false; reason: 'sold-out' | 'closed' | 'busy' }

/**
 * Takes one unit of the stock for this reservation, never below zero. One trip while the member's own shard
 * has units; else from the fullest, at most three times, after `processFull` has made room there. When the
 * answer is lost, the shard's sweeper asks what the unit was for.
 */
export async function takeUnit(
  stock: Stock,
  reservation: Reservation,
  processFull: (shard: StockShardDoc) => Promise<void>,
): Promise<Taken> {
  const own = await takeFrom(startShardId(stock, reservation.memberId), reservation)
  if (own) return { ok: true, unit: own }

  const { ownerId, kind } = stock
  for (let attempt = 0; attempt < REFILL_TRIES; attempt += 1) {
    const shards = await find('stockShards', { ownerId, kind }, { limit: LIMITS.stockShards })
    const choice = chooseShard(shards, reservation)
    if (choice.do === 'go-on') return { ok: true, unit: choice.unit }
    if (choice.do === 'refuse') return { ok: false, reason: choice.reason }
    if (choice.from.reservations.length >= LIMITS.reservations) await processFull(choice.from)
    const unit = await takeFrom(choice.from._id, reservation)
    if (unit) return { ok: true, unit }
  }
  return { ok: false, reason: 'busy' }
}
