import { addDays, dayOf, minuteOfDay, startOfDay, weekdayOf } from '../calendar/day'
import { MINUTE_MS } from '../calendar/units'
import type { TimeWindow } from './types'

/** No windows = always; otherwise the moment lies in one of them, by the wall clock of the brand. */
export function isWithin(times: readonly TimeWindow[], at: number, timeZone: string): boolean {
  if (times.length === 0) return true
  const weekday = weekdayOf(dayOf(at, timeZone))
  const minute = minuteOfDay(at, timeZone)
  return times.some(
    window => window.weekdays.includes(weekday) && window.fromMinute <= minute && minute < window.toMinute,
  )
}

/** The next moment a window opens, strictly after `at`; null when none ever does. */
export function nextOpening(times: readonly TimeWindow[], at: number, timeZone: string): number | null {
  const today = dayOf(at, timeZone)
  const week = Array.from({ length: 8 }, (_, i) => addDays(today, i))
  const openings = week.flatMap(day =>
    times
      .filter(window => window.weekdays.includes(weekdayOf(day)))
      .map(window => startOfDay(day, timeZone) + window.fromMinute * MINUTE_MS),
  )
  return openings.filter(opening => opening > at).sort((a, b) => a - b)[0] ?? null
}
