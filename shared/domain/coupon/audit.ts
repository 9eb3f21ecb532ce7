import { auditUnits } from '../stock/audit'
import { shardNumberOf } from '../stock/split'
import type { Reservation, StockShardDoc } from '../stock/types'
import { NO_SHARD } from './mint'
import type { BatchDoc, CouponDoc } from './types'

/** Broken promises of one shard of a batch, in words, among all its coupons. */
export function auditBatchShard(shard: StockShardDoc, coupons: readonly CouponDoc[]): string[] {
  const n = shardNumberOf(shard._id)
  const own = coupons.filter(coupon => coupon.batchId === shard.ownerId && coupon.shardNumber === n)
  const out = own.filter(hasUnit).length
  return auditUnits(shard, out, reservedOf(shard, own).length)
}

/** Its unit is with the customer, or is still to be brought back. */
const hasUnit = ({ shardNumber, returnToken }: CouponDoc) =>
  shardNumber !== NO_SHARD && returnToken === undefined

/** The rows that still keep a unit: no coupon of theirs is among these, or one of these has named them. */
export const reservedOf = (
  { reservations }: Pick<StockShardDoc, 'reservations'>,
  coupons: readonly Pick<CouponDoc, 'commandId' | 'token' | 'returnToken'>[],
): Reservation[] =>
  reservations.filter(({ takenFor, token, back }) =>
    back
      ? coupons.some(({ returnToken }) => returnToken === token)
      : !coupons.some(each => each.commandId === takenFor && each.token === token),
  )

/** Broken promises of a batch: no person over the limit, nothing beyond the stock, no use beyond its uses. */
export function auditBatch(batch: BatchDoc, coupons: readonly CouponDoc[]): string[] {
  const broken: string[] = []
  const own = coupons.filter(coupon => coupon.batchId === batch._id)
  const stocked = own.filter(hasUnit)
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
