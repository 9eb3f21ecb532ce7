import { NO_BUCKET } from '@shared/domain/coupon/mint'
import { bucketIdOf } from '@shared/domain/ids'
import { runTransaction } from '../../platform/database'

/**
 * Puts the unit of a coupon that was taken back on its bucket, exactly once: the coupon lets go of it and the
 * bucket takes it in one transaction, with the reservation that may still name it. Not in
 * docs/architecture/state-changes.md: rare (a refund before the gift was used) and no caller waits for it,
 * while two guarded writes would need a duty of their own. Repeatable. 6 trips.
 */
export async function returnUnit(couponId: string): Promise<void> {
  await runTransaction(async documents => {
    const coupon = await documents.read('coupons', couponId)
    if (!coupon || coupon.bucketNumber === NO_BUCKET) return
    const bucket = await documents.read('buckets', bucketIdOf(coupon.batchId, coupon.bucketNumber))
    if (bucket) {
      const reservations = bucket.reservations.filter(({ token }) => token !== coupon.token)
      await documents.write('buckets', { ...bucket, reservations, left: bucket.left + 1 })
    }
    await documents.write('coupons', { ...coupon, bucketNumber: NO_BUCKET, version: coupon.version + 1 })
  })
}
