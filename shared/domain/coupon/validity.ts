import { addDays, dayOf, endOfDay, startOfDay } from '../calendar/day'
import type { Validity } from './types'

/** Half-open validity of a coupon taken at a moment, epoch ms; days count in the brand's zone and end at 24 点. */
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
