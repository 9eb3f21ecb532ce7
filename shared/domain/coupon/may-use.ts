import { isWithin, nextOpening } from './times'
import type { CouponDoc, CouponRule, CouponUse, TimeWindow } from './types'

/** Why a coupon cannot be used here and now; each reason carries what its sentence needs. */
export type UseRefusal =
  | { reason: 'not-ready' }
  | { reason: 'revoked' }
  | { reason: 'forfeited' }
  | { reason: 'tier-undone' }
  | { reason: 'used'; use: CouponUse | null }
  | { reason: 'expired'; validTo: number }
  | { reason: 'locked'; orderId: string }
  | { reason: 'not-started'; validFrom: number }
  | { reason: 'wrong-store'; stores: string[] }
  | { reason: 'wrong-time'; times: TimeWindow[]; nextAt: number | null }
  | { reason: 'below-threshold'; thresholdFen: number; missingFen: number }

export type MayUse = { ok: true } | { ok: false; refusal: UseRefusal }

/** The redemption people mean by "already used": the latest that was not undone. */
export function latestUse(coupon: Pick<CouponDoc, 'uses'>): CouponUse | null {
  const inForce = coupon.uses.filter(use => !use.voided)
  return inForce[inForce.length - 1] ?? null
}

/** The part of a coupon's rule that a bill and a clock are held against. */
export type UseTerms = Pick<CouponRule, 'thresholdFen' | 'times'>

/** Where, when and for which amount a coupon is to be used; an unknown store or amount refuses nothing. */
export interface UseSituation {
  storeId?: string | undefined
  now: number
  timeZone: string
  amountFen?: number | undefined
}

/**
 * By the coupon's facts and the clock, not by whether a sweeper has run: due to open counts as open, over as
 * expired.
 */
function refusalOf(coupon: CouponDoc, rule: UseTerms, here: UseSituation): UseRefusal | null {
  const { state, validFrom, validTo, stores } = coupon
  const { now, storeId, amountFen, timeZone } = here
  if (state === 'USED') return { reason: 'used', use: latestUse(coupon) }
  if (coupon.revokedBy === 'closing') return { reason: 'forfeited' }
  if (coupon.revokedBy === 'tier') return { reason: 'tier-undone' }
  if (coupon.revoked || state === 'DEACTIVATED') return { reason: 'revoked' }
  if (state === 'CONFIRMING' || state === 'DELETED') return { reason: 'not-ready' }
  if (state === 'EXPIRED' || now >= validTo) return { reason: 'expired', validTo }
  if (state === 'LOCKED') return { reason: 'locked', orderId: coupon.lock?.orderId ?? '' }
  if (now < validFrom) return { reason: 'not-started', validFrom }
  if (storeId && !stores.includes('*') && !stores.includes(storeId)) return { reason: 'wrong-store', stores }
  if (!isWithin(rule.times, now, timeZone)) {
    return { reason: 'wrong-time', times: rule.times, nextAt: nextOpening(rule.times, now, timeZone) }
  }
  if (amountFen !== undefined && amountFen < rule.thresholdFen) {
    return {
      reason: 'below-threshold',
      thresholdFen: rule.thresholdFen,
      missingFen: rule.thresholdFen - amountFen,
    }
  }
  return null
}

/** Whether a coupon may be used in this store, now, for this amount. */
export function mayUse(coupon: CouponDoc, rule: UseTerms, here: UseSituation): MayUse {
  const refusal = refusalOf(coupon, rule, here)
  return refusal ? { ok: false, refusal } : { ok: true }
}
