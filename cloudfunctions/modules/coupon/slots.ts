import { slotIdsOf } from '@shared/domain/coupon/claim'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { LIMITS } from '@shared/domain/limits'
import { _, type Filter, find } from '../../platform/database'

/** What a member holds of a batch, and what their command did anywhere. */
export interface EarlierClaims {
  /** Coupons in the member's slots of this batch: the ids of the slots are the limit per person. */
  standing: CouponDoc[]
  /** The command has claimed from another batch. */
  conflict: boolean
}

/** Asked without knowing the batch's own limit, so that a cold instance reads both at once. One trip. */
export async function earlierClaims(
  batchId: string,
  memberId: string,
  commandId: string,
): Promise<EarlierClaims> {
  const slots = slotIdsOf({ _id: batchId, limitPerMember: LIMITS.couponsPerMember }, memberId)
  const asked = _.or<Filter<CouponDoc>>({ _id: _.in(slots) }, { memberId, c: commandId })
  const found = await find('coupons', asked)
  const standing = found.filter(coupon => slots.includes(coupon._id))
  const ofCommand = (coupon: CouponDoc) => coupon.c === commandId
  return { standing, conflict: found.some(ofCommand) && !standing.some(ofCommand) }
}
