import { NO_BUCKET } from './mint'
import type { BatchDoc, BucketDoc, CouponDoc, Reservation } from './types'

/** Broken promises of one bucket, in words, among all coupons of its batch. */
export function auditBucket(bucket: BucketDoc, k: number, coupons: readonly CouponDoc[]): string[] {
  const own = coupons.filter(coupon => coupon.batchId === bucket.batchId && coupon.bucketNumber === k)
  return auditUnits(bucket, own.length, reservedOf(bucket, own).length)
}

/** Reservations whose coupon is not among these. */
export const reservedOf = (
  { reservations }: Pick<BucketDoc, 'reservations'>,
  coupons: readonly Pick<CouponDoc, 'commandId' | 'token'>[],
): Reservation[] =>
  reservations.filter(
    ({ commandId, token }) => !coupons.some(each => each.commandId === commandId && each.token === token),
  )

/** Units left, reserved and handed out sum to the total: of a bucket, or of a shelf. */
export function auditUnits(
  { _id, left, total }: { _id: string; left: number; total: number },
  handedOut: number,
  reserved: number,
): string[] {
  const counted = left + reserved + handedOut
  const broken = counted === total ? [] : [`${_id}: accounts for ${counted} of ${total} units`]
  if (left < 0) broken.push(`${_id}: ${left} units left`)
  return broken
}

/** Broken promises of a batch: no person over the limit, nothing beyond the stock, no use beyond its uses. */
export function auditBatch(batch: BatchDoc, coupons: readonly CouponDoc[]): string[] {
  const broken: string[] = []
  const own = coupons.filter(coupon => coupon.batchId === batch._id)
  const stocked = own.filter(coupon => coupon.bucketNumber !== NO_BUCKET)
  if (stocked.length > batch.total)
    broken.push(`${batch._id}: ${stocked.length} coupons of ${batch.total} units`)
  const claims = new Map<string, number>()
  for (const { origin, memberId } of stocked) {
    if (origin.startsWith('claim:')) claims.set(memberId, (claims.get(memberId) ?? 0) + 1)
  }
  for (const [memberId, n] of claims) {
    if (n > batch.limitPerMember)
      broken.push(`${batch._id}: ${memberId} holds ${n} of ${batch.limitPerMember}`)
  }
  return [...broken, ...own.flatMap(coupon => auditCoupon(coupon, batch))]
}

/** Broken promises of one coupon: no use beyond its uses, and none called used without one. */
export function auditCoupon(
  coupon: Pick<CouponDoc, '_id' | 'uses' | 'state' | 'ruleVersion'>,
  batch: BatchDoc,
): string[] {
  if (batch.kind === 'pack') return []
  const used = coupon.uses.filter(use => !use.voided).length
  const broken: string[] = []
  // Earlier versions may have allowed more or less: what they promised is in their own terms.
  if (coupon.ruleVersion === batch.ruleVersion && used > batch.rule.uses)
    broken.push(`${coupon._id}: used ${used} times of ${batch.rule.uses}`)
  if (coupon.state === 'USED' && used === 0) broken.push(`${coupon._id}: USED without a use`)
  return broken
}
