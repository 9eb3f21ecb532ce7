import { addDays, daysBetween } from '../calendar/day'
import { mulDivCeil } from '../money/exact'
import type { LedgerEntry } from '../points/types'

/** A span in whole weeks, both ≥ 1. */
export interface Weeks {
  from: number
  to: number
}

/** Points that paying brought on a brand-local day, refunds of that day taken off. */
export interface EarnedDay {
  day: string
  points: number
}

const WINDOW_DAYS = 30
const WINDOWS = 6
/** Fewer days with a payment, or fewer whole windows, are no habit. */
const LEAST_PAYING_DAYS = 3
const LEAST_WINDOWS = 2
/** Half a year of history says nothing about more than half a year ahead. */
const MOST_WEEKS = 26

/** Days of history the forecast looks at. */
export const FORECAST_DAYS = WINDOW_DAYS * WINDOWS

const BY_PAYING: readonly LedgerEntry['kind'][] = ['order', 'top-up', 'spend', 'void-spend']

/** What paying has earned, day by day: issued, less what refunds took back on the day they came. */
export function earnedByDay(entries: readonly LedgerEntry[]): EarnedDay[] {
  const byDay = new Map<string, number>()
  for (const { day, kind, postings } of entries) {
    if (!BY_PAYING.includes(kind)) continue
    for (const { from, to, points } of postings) {
      const issued = (from === 'brand.issued' ? points : 0) - (to === 'brand.issued' ? points : 0)
      byDay.set(day, (byDay.get(day) ?? 0) + issued)
    }
  }
  return [...byDay].map(([day, points]) => ({ day, points }))
}

/**
 * About how many weeks until so many more points are earned, at the person's own pace: points per 30 days
 * over the last 180, from the upper quartile to the lower. Null when the history says too little: it is
 * short, has a lower quartile of nothing, or leads further than half a year. `knownFrom` = the first day of
 * which everything is known, `''` = all. Never a date: it is a habit, no promise.
 */
export function weeksUntil(
  missing: number,
  earned: readonly EarnedDay[],
  today: string,
  knownFrom = '',
): Weeks | null {
  const paying = earned.filter(({ day, points }) => points > 0 && daysBetween(day, today) < FORECAST_DAYS)
  if (paying.length < LEAST_PAYING_DAYS) return null
  const firstDay = paying.map(({ day }) => day).sort()[0] ?? today
  const paces = windowsSince(firstDay > knownFrom ? firstDay : knownFrom, today).map(from =>
    Math.max(0, sumWithin(earned, from, addDays(from, WINDOW_DAYS))),
  )
  if (paces.length < LEAST_WINDOWS) return null
  const sorted = paces.sort((a, b) => a - b)
  const slow = sorted[Math.floor((sorted.length - 1) / 4)] ?? 0
  const quick = sorted[Math.ceil(((sorted.length - 1) * 3) / 4)] ?? 0
  if (slow === 0) return null
  const weeks = { from: weeksAt(quick, missing), to: weeksAt(slow, missing) }
  return weeks.to > MOST_WEEKS ? null : weeks
}

const weeksAt = (pace: number, missing: number) => Math.max(1, mulDivCeil(missing, WINDOW_DAYS, pace * 7))

/** First days of the whole windows that end today, the newest first, none of them before `firstDay`. */
function windowsSince(firstDay: string, today: string): string[] {
  const starts = Array.from({ length: WINDOWS }, (_, n) => addDays(today, 1 - WINDOW_DAYS * (n + 1)))
  return starts.filter(start => start >= firstDay)
}

const sumWithin = (earned: readonly EarnedDay[], from: string, until: string) =>
  earned.reduce((sum, { day, points }) => (day >= from && day < until ? sum + points : sum), 0)
