import type { StockShardDoc, Unit } from '@shared/domain/stock/types'
import { read } from '../../platform/database'
import { announceReturn, giveBack } from './unit'

/**
 * Brings a unit that was used back to its own shard, once. Every run puts a row of its own on the shard; with
 * `name` the document that used the unit names one of them, and only that row becomes a unit. What dies in
 * between is finished or dropped by the shard's sweeper. A shard full of reservations is processed instead,
 * and the caller stays due and comes again. 2 trips beside the naming.
 */
export async function returnUnit(
  unit: Unit,
  name: () => Promise<boolean>,
  processFull: (shard: StockShardDoc) => Promise<void>,
): Promise<void> {
  if (!(await announceReturn(unit))) return makeRoom(unit.shardId, processFull)
  if (await name()) await giveBack(unit)
}

async function makeRoom(
  shardId: string,
  processFull: (shard: StockShardDoc) => Promise<void>,
): Promise<void> {
  const shard = await read('stockShards', shardId)
  if (!shard) throw new Error(`a unit that returns has no shard ${shardId}`)
  await processFull(shard)
}
