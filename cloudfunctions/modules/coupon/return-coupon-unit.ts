import type { CouponDoc } from '@shared/domain/coupon/types'
import { stockShardIdOf } from '@shared/domain/ids'
import { randomId } from '../../platform/ids'
import { returnUnit } from '../stock/return-unit'
import { nameReturn } from './name-return'
import { processBatchShard } from './process-batch-shard'

/**
 * Brings the unit of a withdrawn gift or perk back to its own shard, once. Throws while the shard is full of
 * reservations: what owes the withdrawal stays due and comes again. Repeatable. 3 trips.
 */
export async function returnCouponUnit(coupon: CouponDoc, now: number): Promise<void> {
  const { _id, batchId, memberId, shardNumber } = coupon
  const shardId = stockShardIdOf('batch', batchId, shardNumber)
  const token = randomId()
  const reservation = { token, takenFor: _id, memberId, at: now, back: true as const }
  const isReturned = await returnUnit(
    { shardId, reservation },
    () => nameReturn(_id, token),
    processBatchShard,
  )
  if (!isReturned) throw new Error(`stock shard ${shardId} stays full of reservations`)
}
