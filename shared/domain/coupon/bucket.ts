import { hash32 } from '../codes/hash'
import { NEVER } from '../due'
import { bucketIdOf } from '../ids'
import { LIMITS } from '../limits'
import type { BatchDoc, BucketDoc } from './types'

/**
 * One bucket per thousand units, 1 to 16: updates of one document queue
 * (docs/architecture/coupons-and-stock.md).
 */
export function bucketCount(stock: number): number {
  return Math.min(LIMITS.buckets, Math.max(1, Math.ceil(stock / LIMITS.unitsPerBucket)))
}

/** Where a member's claim looks first: the same bucket every time, evenly spread over members. */
export const startBucket = (memberId: string, count: number) => hash32(memberId) % count

/** Stock in as equal parts as integers allow; the parts sum to the stock. */
export function splitStock(stock: number, count: number): number[] {
  const share = Math.floor(stock / count)
  return Array.from({ length: count }, (_, k) => share + (k < stock % count ? 1 : 0))
}

/** The buckets a new batch is opened with; `commandId` is remembered so that its repeat adds nothing. */
export function newBuckets(batch: BatchDoc, commandId: string): BucketDoc[] {
  return splitStock(batch.total, bucketCount(batch.total)).map((units, k) => ({
    _id: bucketIdOf(batch._id, k),
    brandId: batch.brandId,
    batchId: batch._id,
    open: batch.state === 'open',
    left: units,
    total: units,
    reservations: [],
    adds: [commandId],
    dueAt: NEVER,
  }))
}
