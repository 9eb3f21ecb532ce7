import { couponIdsOf, processReservation } from '@shared/domain/coupon/process-bucket'
import type { BatchDoc, BucketDoc, CouponDoc, Reservation } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import { _, readMany, updateWhere } from '../../platform/database'
import { batchesById, brandById } from '../../platform/settings'
import { insertCouponOnce } from './insert-coupon-once'
import { bucketNumberOf, giveBack } from './unit'

/** Reservations looked at in one reading of their coupons: with 20 slots each, what one query may name. */
const AT_ONCE = 50

/**
 * Finishes what the bucket's reservations began: the coupon exists → the reservation is removed; it holds
 * another command's unit → the unit is given back; no coupon → it is written under the reservation's own
 * command. Repeatable; the coupons decide, never a clock.
 */
export async function processBucket(bucket: BucketDoc): Promise<void> {
  const [batches, brand] = await Promise.all([batchesById([bucket.batchId]), brandById(bucket.brandId)])
  const batch = batches.get(bucket.batchId)
  if (!batch || !brand) throw new Error(`no batch or brand for bucket ${bucket._id}`)

  for (let first = 0; first < bucket.reservations.length; first += AT_ONCE) {
    await processGroup(bucket, batch, bucket.reservations.slice(first, first + AT_ONCE), brand.timeZone)
  }
  await updateWhere('buckets', { _id: bucket._id, reservations: _.size(0) }, { dueAt: NEVER })
}

async function processGroup(
  bucket: BucketDoc,
  batch: BatchDoc,
  group: readonly Reservation[],
  timeZone: string,
): Promise<void> {
  const existing = await readMany(
    'coupons',
    group.flatMap(reservation => couponIdsOf(reservation, batch)),
  )
  const finished: string[] = []
  for (const reservation of group) {
    const places = new Set(couponIdsOf(reservation, batch))
    const there = existing.filter(coupon => places.has(coupon._id))
    if (await finish(reservation, bucket, batch, there, timeZone)) finished.push(reservation.token)
  }
  if (finished.length === 0) return
  await updateWhere('buckets', { _id: bucket._id }, { reservations: _.pull({ token: _.in(finished) }) })
}

/** Whether the reservation has done its work and may go; a unit given back has left already. */
async function finish(
  reservation: Reservation,
  bucket: BucketDoc,
  batch: BatchDoc,
  there: readonly CouponDoc[],
  timeZone: string,
): Promise<boolean> {
  const bucketNumber = bucketNumberOf(bucket._id)
  const existing = [...there]
  // Each round that does not end it has met one more coupon, so the places run out.
  for (;;) {
    const decision = processReservation(reservation, bucketNumber, batch, existing)
    if (decision.do === 'drop') return true
    if (decision.do === 'give-back') {
      await giveBack({ bucketId: bucket._id, reservation })
      return false
    }
    const { coupon } = await insertCouponOnce({
      couponId: decision.couponId,
      batch,
      reservation,
      bucketNumber,
      timeZone,
    })
    existing.push(coupon)
  }
}
