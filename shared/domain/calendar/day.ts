import { offsetAt } from './offset'
import { DAY_MS, MINUTE_MS } from './units'
import { utcDay } from './utc-day'

/**
 * Days are brand-local `YYYY-MM-DD` texts; they compare as texts. A day is the half-open interval
 * [startOfDay, endOfDay) of epoch ms in the brand's time zone.
 *
 * Months, weekdays, differences and formats are dayjs. What settling and lists ask for most
 * (dayOf, startOfDay, endOfDay, addDays, minuteOfDay) stays plain arithmetic: dayjs takes two to five times
 * as long for the same days, its time zone plugin up to a hundred times (docs/measurements.md, "Dates").
 */
export const FAR_DAY = '9999-12-31'

const DAY = 'YYYY-MM-DD'

/** Midnight UTC of a day: the number plain arithmetic is done on. */
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
export const daysBetween = (from: string, to: string): number => utcDay(to).diff(utcDay(from), 'day')

/** Same day of the month n months on, or the last day of that month. */
export const addMonths = (day: string, n: number): string => utcDay(day).add(n, 'month').format(DAY)

/** Last day of the day's month. */
export const monthEnd = (day: string): string => `${day.slice(0, 8)}${utcDay(day).daysInMonth()}`

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: string): number => utcDay(day).day() || 7

/** Whether a text is a day that exists: the 30th of February is none. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && utcDay(text).format(DAY) === text

/** A day, or a month `YYYY-MM`, in a pattern of dayjs: `M 月 D 日`. */
export const formatDay = (day: string, pattern: string): string => utcDay(day).format(pattern)

/** Minutes on the brand's wall clock since its midnight, 0–1439. */
export function minuteOfDay(at: number, timeZone: string): number {
  const local = at + offsetAt(at, timeZone)
  return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS)
}
