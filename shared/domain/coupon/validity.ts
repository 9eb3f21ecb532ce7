import { addDays, dayOf, endOfDay, startOfDay } from '../calendar/day'
import type { CouponRule, Validity } from './types'

/**
 * Half-open validity of a coupon taken at a moment, epoch ms; days count in the brand's zone and end at 24 点.
 */
export function validityOf(
  validity: Validity,
  takenAt: number,
  timeZone: string,
): { validFrom: number; validTo: number } {
  if (validity.mode === 'period') {
    return { validFrom: startOfDay(validity.fromDay, timeZone), validTo: endOfDay(validity.toDay, timeZone) }
  }
  const taken = dayOf(takenAt, timeZone)
  const first = addDays(taken, validity.delayDays)
  return {
    validFrom: validity.delayDays === 0 ? takenAt : startOfDay(first, timeZone),
    validTo: endOfDay(addDays(first, validity.days), timeZone),
  }
}

/**
 * True when a coupon taken now could never be used. The one test of claims, exchanges, gifts and perks;
 * `rules` = that of the coupon, or those of every coupon in a pack.
 */
export const isOverWhenTaken = (
  rules: readonly Pick<CouponRule, 'validity'>[],
  takenAt: number,
  timeZone: string,
): boolean => rules.some(({ validity }) => validityOf(validity, takenAt, timeZone).validTo <= takenAt)
