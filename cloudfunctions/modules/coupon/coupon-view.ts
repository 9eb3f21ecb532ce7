import type { CouponView } from '@shared/contract'
import { latestUse, mayUse } from '@shared/domain/coupon/may-use'
import { termsIdOf } from '@shared/domain/coupon/terms'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { perkOfCoupon } from '@shared/domain/perk/of-coupon'
import { notUsable } from './not-usable'
import { type ShownBatch, shownTerms, termsView } from './shown-batches'

/** Where and when coupons are looked at. */
export interface Here {
  /** The store the customer is in or has chosen; absent = any. */
  storeId?: string | undefined
  /** The bill before the coupon, when it is known. */
  amountFen?: number | undefined
  now: number
  timeZone: string
  storeName: (storeId: string) => string
}

/** A coupon with what it is worth and, when it cannot be used here and now, why. */
export function couponView(coupon: CouponDoc, issued: ShownBatch, here: Here): CouponView {
  const use = latestUse(coupon)
  const perk = perkOfCoupon(coupon._id)
  const answer = mayUse(coupon, issued.rule, here)
  return {
    id: coupon._id,
    batchId: coupon.batchId,
    // The stores are the coupon's own: they were promised when it was taken.
    terms: { ...termsView(issued), stores: coupon.stores },
    state: coupon.state,
    validFromAt: coupon.validFrom,
    validToAt: coupon.validTo,
    usesLeft: coupon.usesLeft,
    notUsable: answer.ok ? null : notUsable(answer.refusal, here),
    lastUse: use && { at: use.at, storeName: here.storeName(use.storeId) },
    revoked: coupon.revoked,
    ...(coupon.revokedBy ? { revokedBy: coupon.revokedBy } : {}),
    ...(perk ? { perk } : {}),
  }
}

/**
 * Views of coupons by the terms they were issued under, looked up together; without terms a coupon is left
 * out. No trip when warm.
 */
export async function couponViews(coupons: readonly CouponDoc[], here: Here): Promise<CouponView[]> {
  const terms = await shownTerms(coupons)
  return coupons.flatMap(coupon => {
    const issued = terms.get(termsIdOf(coupon))
    return issued ? [couponView(coupon, issued, here)] : []
  })
}

/** Usable here and now first, then soonest to end, then largest. */
export function inOrderOfUse(left: CouponView, right: CouponView): number {
  const blocked = (view: CouponView) => (view.notUsable ? 1 : 0)
  return (
    blocked(left) - blocked(right) ||
    left.validToAt - right.validToAt ||
    worthOf(right) - worthOf(left) ||
    (left.id < right.id ? -1 : 1)
  )
}

/**
 * What a coupon takes off at most, in fen, as far as it says: a percentage without a cap counts by its
 * threshold.
 */
function worthOf({ terms: { benefit, thresholdFen } }: CouponView): number {
  if (benefit.kind === 'reduction') return benefit.offFen
  return benefit.maxOffFen || Math.floor((thresholdFen * (1000 - benefit.payPermille)) / 1000)
}
