import { NO_BUCKET } from './mint'
import type { BatchDoc, BucketDoc, CouponDoc } from './types'

/** Broken promises of one bucket, in words: units left, handed out and standing sum to its total. */
export function auditBucket(bucket: BucketDoc, k: number, coupons: readonly CouponDoc[]): string[] {
  const own = coupons.filter(coupon => coupon.batchId === bucket.batchId && coupon.k === k)
  const reserved = bucket.pend.filter(
    reservation => !own.some(coupon => coupon.c === reservation.c && coupon.token === reservation.token),
  )
  const found = bucket.left + reserved.length + own.length
  const broken =
    found === bucket.total ? [] : [`${bucket._id}: accounts for ${found} of ${bucket.total} units`]
  if (bucket.left < 0) broken.push(`${bucket._id}: ${bucket.left} units left`)
  return broken
}

/** Broken promises of a batch: nobody over the limit, nothing beyond the stock, no use beyond its uses. */
export function auditBatch(batch: BatchDoc, coupons: readonly CouponDoc[]): string[] {
  const broken: string[] = []
  const own = coupons.filter(coupon => coupon.batchId === batch._id)
  const stocked = own.filter(coupon => coupon.k !== NO_BUCKET)
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
  for (const coupon of batch.kind === 'coupon' ? own : []) {
    const used = coupon.uses.filter(use => !use.voided).length
    const uses = batch.kind === 'coupon' ? batch.rule.uses : 0
    if (used > uses) broken.push(`${coupon._id}: used ${used} times of ${uses}`)
    if (coupon.state === 'USED' && used === 0) broken.push(`${coupon._id}: USED without a use`)
  }
  return broken
}
