import { latestUse } from '@shared/domain/coupon/may-use'
import type { CouponDoc, CouponState } from '@shared/domain/coupon/types'
import { _, find } from '../../platform/database'
import { underIds } from '../account/of-person'

/** Coupons that are usable now, or may become so without being issued again. */
const LIVE_STATES: readonly CouponState[] = ['CONFIRMING', 'PENDING', 'EFFECTIVE', 'LOCKED']
const INVALID_STATES: readonly CouponState[] = ['EXPIRED', 'DEACTIVATED', 'EFFECTIVE', 'PENDING']
/** Far beyond what one person holds; keeps one answer within the platform's size limits. */
const MOST = 300

/** What is still alive in a member's wallet, soonest to end first. One trip. */
export async function liveCouponsOf(ids: readonly string[], now: number): Promise<CouponDoc[]> {
  const live = { memberId: underIds(ids), state: _.in(LIVE_STATES), validTo: _.gt(now) }
  return shown(await find('coupons', live, { orderBy: { validTo: 'asc' }, limit: MOST }))
}

/** Coupons with nothing left to use, the one used last first. One trip. */
export async function usedCouponsOf(ids: readonly string[]): Promise<CouponDoc[]> {
  const used = { memberId: underIds(ids), state: 'USED' as const }
  const usedAt = (coupon: CouponDoc) => latestUse(coupon)?.at ?? 0
  const coupons = await find('coupons', used, { orderBy: { validTo: 'desc' }, limit: MOST })
  return shown(coupons).sort((a, b) => usedAt(b) - usedAt(a))
}

/**
 * Coupons that ended or were taken back, the latest first; by the clock, not by whether a sweeper has run.
 * One trip.
 */
export async function invalidCouponsOf(ids: readonly string[], now: number): Promise<CouponDoc[]> {
  const invalid = { memberId: underIds(ids), state: _.in(INVALID_STATES) }
  const coupons = await find('coupons', invalid, { orderBy: { validTo: 'desc' }, limit: MOST })
  const ended = ({ state, validTo }: CouponDoc) =>
    state === 'EXPIRED' || state === 'DEACTIVATED' || validTo <= now
  return shown(coupons.filter(ended))
}

/**
 * Packs count by their coupons; a tombstone (a gift withdrawn before it was taken) never belonged to a
 * member.
 */
function shown(coupons: readonly CouponDoc[]): CouponDoc[] {
  return coupons.filter(coupon => coupon.contents.length === 0 && coupon.token !== '')
}
