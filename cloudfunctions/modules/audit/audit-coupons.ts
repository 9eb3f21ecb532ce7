import type { AuditPage } from '@shared/domain/audit/progress'
import { tooLongRuns } from '@shared/domain/audit/run-lengths'
import type { Carry } from '@shared/domain/audit/types'
import { auditCoupon } from '@shared/domain/coupon/audit'
import { LIMITS } from '@shared/domain/limits'
import { batchesById } from '../../platform/settings'
import { type Auditing, nextAfter, pageOf } from './page'

const FIELDS = ['batchId', 'ruleVersion', 'memberId', 'origin', 'state', 'uses'] as const

/**
 * Claims per person and uses per coupon. A person's claims of a batch are adjacent, since their ids begin
 * with both.
 */
export async function auditCoupons(auditing: Auditing & { carry: Carry }): Promise<AuditPage> {
  const coupons = await pageOf('coupons', auditing, LIMITS.rowsPerQuery, { only: FIELDS })
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
