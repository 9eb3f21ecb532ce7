import type { StockShardDoc, Unit } from '@shared/domain/stock/types'
import { read } from '../../platform/database'
import { announceReturn, giveBack } from './unit'

/**
 * Brings a unit that was handed out back to its own shard, once. Every run puts a row of its own on the
 * shard; with `name` the document that holds the unit names one of them, and only that row becomes a unit.
 * What dies in between is finished or dropped by the shard's sweeper. False: the shard is full of
 * reservations, also after `processFull`, and the caller must come again. 3 trips.
 */
export async function returnUnit(
  unit: Unit,
  name: () => Promise<boolean>,
  processFull: (shard: StockShardDoc) => Promise<void>,
): Promise<boolean> {
  if (!(await announceReturn(unit))) {
    const shard = await read('stockShards', unit.shardId)
    if (!shard) throw new Error(`a unit that returns has no shard ${unit.shardId}`)
    await processFull(shard)
    if (!(await announceReturn(unit))) return false
  }
  if (await name()) await giveBack(unit)
  return true
}
