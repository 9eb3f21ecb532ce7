import { bucketCount, startBucket } from '@shared/domain/coupon/bucket'
import type { BatchDoc, BucketDoc, Reservation } from '@shared/domain/coupon/types'
import { bucketIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { find } from '../../platform/database'
import { processBucket } from './process-bucket'
import { takeFrom, type Unit } from './unit'

const REFILL_TRIES = 3

export type Taken = { ok: true; unit: Unit } | { ok: false; code: 'SOLD_OUT' | 'BATCH_CLOSED' | 'BUSY' }

/**
 * Takes one unit of the batch's stock for this reservation, never below zero. One trip while the member's own
 * bucket has stock; else from the fullest, at most three times. When the answer is lost, the bucket's sweeper
 * finishes the claim.
 */
export async function takeUnit(batch: BatchDoc, reservation: Reservation): Promise<Taken> {
  const own = bucketIdOf(batch._id, startBucket(reservation.memberId, bucketCount(batch.total)))
  const unit = await takeFrom(own, reservation)
  if (unit) return { ok: true, unit }

  for (let attempt = 0; attempt < REFILL_TRIES; attempt++) {
    const buckets = await find('buckets', { batchId: batch._id }, { limit: LIMITS.buckets })
    const begun = earlierUnit(buckets, reservation)
    if (begun) return { ok: true, unit: begun }
    const open = buckets.filter(bucket => bucket.open)
    if (open.length === 0 && buckets.length > 0) return { ok: false, code: 'BATCH_CLOSED' }
    const fullest = fullestOf(open)
    if (!fullest) return { ok: false, code: 'SOLD_OUT' }
    if (fullest.reservations.length >= LIMITS.reservations) await processBucket(fullest)
    const unit = await takeFrom(fullest._id, reservation)
    if (unit) return { ok: true, unit }
  }
  return { ok: false, code: 'BUSY' }
}

/** A run of the same command that died after its take has left its unit here: go on with that one. */
function earlierUnit(buckets: readonly BucketDoc[], { commandId, memberId }: Reservation): Unit | null {
  for (const bucket of buckets) {
    const reservation = bucket.reservations.find(
      each => each.commandId === commandId && each.memberId === memberId,
    )
    if (reservation) return { bucketId: bucket._id, reservation }
  }
  return null
}

function fullestOf(buckets: readonly BucketDoc[]): BucketDoc | undefined {
  return buckets.filter(bucket => bucket.left > 0).sort((a, b) => b.left - a.left)[0]
}
