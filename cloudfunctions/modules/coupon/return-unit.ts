import { NO_SHARD } from '@shared/domain/coupon/mint'
import { stockShardIdOf } from '@shared/domain/ids'
import { runTransaction } from '../../platform/transaction'

/**
 * Puts the unit of a coupon that was taken back on its shard, exactly once: the coupon lets go of it and the
 * shard takes it in one transaction, with the reservation that may still name it. Not in
 * docs/architecture/state-changes.md: rare (a refund before the gift was used) and no caller waits for it,
 * while two guarded writes would need a duty of their own. Repeatable. 6 trips.
 */
export async function returnUnit(couponId: string): Promise<void> {
  await runTransaction(async documents => {
    const coupon = await documents.read('coupons', couponId)
    if (!coupon || coupon.shardNumber === NO_SHARD) return
    const shard = await documents.read(
      'stockShards',
      stockShardIdOf('batch', coupon.batchId, coupon.shardNumber),
    )
    if (shard) {
      const reservations = shard.reservations.filter(({ token }) => token !== coupon.token)
      await documents.write('stockShards', { ...shard, reservations, left: shard.left + 1 })
    }
    await documents.write('coupons', { ...coupon, shardNumber: NO_SHARD, version: coupon.version + 1 })
  })
}
