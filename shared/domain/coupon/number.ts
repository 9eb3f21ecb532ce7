import { HOUR_MS } from '../calendar/units'
import { AT_ONCE, NEVER } from '../due'
import { couponNumberIdOf } from '../ids'
import type { CouponDoc, CouponNumberDoc, CouponState } from './types'

const FINAL_STATES: readonly CouponState[] = ['USED', 'EXPIRED', 'DEACTIVATED', 'DELETED']
/**
 * The coupon's own sweeper frees a number as it ends; the number's own sweeper checks this much later whether
 * that happened.
 */
const LOOK_AFTER_END_MS = HOUR_MS

/** Nothing but an undo leads out of these; a coupon there keeps no short number. */
export const isFinal = (state: CouponState) => FINAL_STATES.includes(state)

/** Codes are also for coupons that cannot be used right now: the clerk then reads out why, and when. */
export function isShowable({ state, validTo }: CouponDoc, now: number): boolean {
  return (state === 'EFFECTIVE' || state === 'PENDING') && now < validTo
}

/**
 * When a coupon that has just become final must be looked at again: its number, if it has one, is to be
 * freed.
 */
export const dueWhenFinal = ({ shortNo }: Pick<CouponDoc, 'shortNo'>) => (shortNo ? AT_ONCE : NEVER)

/** The number as inserted, before the coupon carries it. */
export function numberFor(coupon: CouponDoc, shortNo: string, now: number): CouponNumberDoc {
  const { _id: couponId, brandId, validTo } = coupon
  const dueAt = validTo + LOOK_AFTER_END_MS
  return { _id: couponNumberIdOf(brandId, shortNo), brandId, couponId, givenAt: now, dueAt }
}

export type NumberDuty =
  /** The coupon carries it and is alive: look again then. */
  | { do: 'keep'; dueAt: number }
  /** Write the coupon where `{_id, version: before}`, then remove the number. */
  | { do: 'write-and-remove'; next: CouponDoc; before: number }
  | { do: 'remove' }

/**
 * What becomes of a number that is due. A live coupon without a number may be in the middle of its opening:
 * its version is raised before the number goes, so that the slow opening, guarded by the version it read,
 * writes nothing any more. In every other case where the number goes, the version has moved since.
 */
export function numberDuty({ _id }: CouponNumberDoc, coupon: CouponDoc | null, now: number): NumberDuty {
  if (!coupon) return { do: 'remove' }
  const carries = coupon.shortNo !== '' && _id === couponNumberIdOf(coupon.brandId, coupon.shortNo)
  const over = isFinal(coupon.state)
  if (carries && !over) return { do: 'keep', dueAt: Math.max(coupon.validTo, now) + LOOK_AFTER_END_MS }
  if (!carries && (over || coupon.shortNo !== '')) return { do: 'remove' }
  const next = { ...coupon, shortNo: '', version: coupon.version + 1, dueAt: over ? NEVER : coupon.dueAt }
  return { do: 'write-and-remove', next, before: coupon.version }
}
