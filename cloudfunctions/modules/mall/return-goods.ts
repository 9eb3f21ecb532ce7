import { NEVER } from '@shared/domain/due'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { _, updateWhere } from '../../platform/database'
import { randomId } from '../../platform/ids'
import { returnUnit } from '../stock/return-unit'
import { processGoodsShard } from './process-goods-shard'

/**
 * Brings the unit of a cancelled, lapsed or unpaid exchange back to its own shard, once. The exchange owes
 * nothing more once it has named the row that brings it; until then it stays due, also while the shard is
 * full. 3 trips.
 */
export async function returnGoods({ _id, memberId, shardId }: ExchangeDoc, now: number): Promise<void> {
  const token = randomId()
  const name = async () => {
    const ended = { _id, state: _.in(['cancelled', 'lapsed', 'unpaid'] as const), returnToken: '' }
    return (await updateWhere('exchanges', ended, { returnToken: token, dueAt: NEVER })) === 1
  }
  const reservation = { token, takenFor: _id, memberId, at: now, back: true as const }
  await returnUnit({ shardId, reservation }, name, processGoodsShard)
}
