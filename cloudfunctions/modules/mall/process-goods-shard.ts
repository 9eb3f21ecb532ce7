import { processExchangeUnit } from '@shared/domain/mall/goods-stock'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { readMany } from '../../platform/database'
import { processShard } from '../stock/process-shard'

/**
 * Queries the exchanges of a shard's reservations: used → the reservation goes; void, used from elsewhere or
 * given back by it → the unit goes back; not decided → queried again when the exchange is due. Repeatable;
 * the exchanges decide, never a clock.
 */
export async function processGoodsShard(shard: StockShardDoc): Promise<void> {
  await processShard(shard, async group => {
    const exchanges = await readMany(
      'exchanges',
      group.map(({ takenFor }) => takenFor),
    )
    const byId = new Map(exchanges.map(exchange => [exchange._id, exchange]))
    return reservation => {
      const exchange = byId.get(reservation.takenFor)
      if (!exchange) throw new Error(`stock shard ${shard._id} holds a unit for an unknown exchange`)
      return processExchangeUnit(reservation, exchange)
    }
  })
}
