import type { AuditPage, Carry } from '@shared/domain/audit/progress'
import { tooLongRuns } from '@shared/domain/audit/run-lengths'
import { auditCoupon, auditUnits, reservedOf } from '@shared/domain/coupon/audit'
import type { BucketDoc } from '@shared/domain/coupon/types'
import { LIMITS } from '@shared/domain/limits'
import { _, count, find, read } from '../../platform/database'
import { batchesById } from '../../platform/settings'
import { bucketNumberOf } from '../coupon/unit'
import { type Auditing, inGroups, nextAfter, pageOf } from './page'

const FIELDS = ['batchId', 'memberId', 'origin', 'state', 'uses'] as const

/**
 * Claims per person and uses per coupon. A person's claims of a batch are adjacent, since their ids begin
 * with both.
 */
export async function auditCoupons(auditing: Auditing & { carry: Carry }): Promise<AuditPage> {
  const coupons = await pageOf('coupons', auditing, LIMITS.rowsPerQuery, FIELDS)
  const batches = await batchesById([...new Set(coupons.map(({ batchId }) => batchId))])
  const claims = tooLongRuns(
    coupons,
    auditing.carry,
    // What a claimed pack holds is stored under the slot of the pack and is no claim of its own.
    ({ _id, batchId, memberId, origin }) =>
      origin.startsWith('claim:') && _id.lastIndexOf(':') === `${batchId}:${memberId}`.length
        ? `${batchId}:${memberId}`
        : '',
    ({ batchId }) => batches.get(batchId)?.limitPerMember ?? 0,
  )
  const broken = coupons.flatMap(coupon => {
    const batch = batches.get(coupon.batchId)
    if (batch) return auditCoupon(coupon, batch)
    // The mark of a merge is no coupon and names no batch.
    return coupon.batchId === '' ? [] : [`${coupon._id}: its batch is gone`]
  })
  const next = nextAfter(coupons, LIMITS.rowsPerQuery)
  return { broken: [...claims.broken, ...broken], looked: coupons.length, next, carry: claims.carry }
}

const BUCKETS = 100
/** A bucket is hot: numbers that do not agree are counted again, for a unit may have been on its way. */
const MOST_COUNTS = 3

/** Units of each bucket, its coupons counted by index and never loaded. */
export async function auditBuckets(auditing: Auditing): Promise<AuditPage> {
  const buckets = await pageOf('buckets', auditing, BUCKETS)
  const broken = await inGroups(buckets, { size: 1, atOnce: 8 }, ([bucket]) => unitsOf(bucket))
  return { broken, looked: buckets.length, next: nextAfter(buckets, BUCKETS) }
}

async function unitsOf(first: BucketDoc | undefined): Promise<string[]> {
  let bucket: BucketDoc | null | undefined = first
  for (let counts = 1; bucket; counts += 1) {
    const { batchId }: BucketDoc = bucket
    const own = { batchId, bucketNumber: bucketNumberOf(bucket._id) }
    const tokens = bucket.reservations.map(({ token }) => token)
    const [existing, reserved] = await Promise.all([
      count('coupons', own),
      tokens.length === 0
        ? []
        : find('coupons', { ...own, token: _.in(tokens) }, { limit: LIMITS.rowsPerQuery }),
    ])
    const broken = auditUnits(bucket, existing, reservedOf(bucket, reserved).length)
    if (broken.length === 0 || counts === MOST_COUNTS) return broken
    bucket = await read('buckets', bucket._id)
  }
  return []
}
