import { offsetAt } from './offset'
import { DAY_MS, MINUTE_MS } from './units'

/**
 * Days are brand-local `YYYY-MM-DD` texts; they compare as texts. A day is the half-open interval
 * [startOfDay, endOfDay) of epoch ms in the brand's time zone.
 */
export const FAR_DAY = '9999-12-31'

/** Midnight UTC of a day: the number calendar arithmetic is done on. */
const utcOf = (day: string) => Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10))
const dayOfUtc = (utc: number) => new Date(utc).toISOString().slice(0, 10)

/** The brand-local day of a moment. */
export function dayOf(at: number, timeZone: string): string {
  return dayOfUtc(at + offsetAt(at, timeZone))
}

/** First moment of a day, epoch ms; where a clock change skips midnight, the first moment that exists. */
export function startOfDay(day: string, timeZone: string): number {
  const local = utcOf(day)
  const guess = local - offsetAt(local, timeZone)
  const at = local - offsetAt(guess, timeZone)
  return dayOf(at, timeZone) === day ? at : Math.max(at, guess)
}

/** Exclusive end: the first moment of the next day. */
export function endOfDay(day: string, timeZone: string): number {
  return startOfDay(addDays(day, 1), timeZone)
}

export function addDays(day: string, n: number): string {
  return dayOfUtc(utcOf(day) + n * DAY_MS)
}

/** Whole days from one day to a later one; negative when it is earlier. */
export const daysBetween = (from: string, to: string): number => (utcOf(to) - utcOf(from)) / DAY_MS

/** Same day of the month n months on, or the last day of that month. */
export function addMonths(day: string, n: number): string {
  const first = new Date(utcOf(`${day.slice(0, 7)}-01`))
  first.setUTCMonth(first.getUTCMonth() + n)
  const last = monthEnd(dayOfUtc(first.getTime()))
  const same = `${last.slice(0, 8)}${day.slice(8, 10)}`
  return same < last ? same : last
}

/** Last day of the day's month. */
export function monthEnd(day: string): string {
  return dayOfUtc(Date.UTC(+day.slice(0, 4), +day.slice(5, 7), 0))
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  return ((new Date(utcOf(day)).getUTCDay() + 6) % 7) + 1
}

/** Minutes on the brand's wall clock since its midnight, 0–1439. */
export function minuteOfDay(at: number, timeZone: string): number {
  const local = at + offsetAt(at, timeZone)
  return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS)
}
