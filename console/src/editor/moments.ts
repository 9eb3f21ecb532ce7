import { dayOf, isDay, minuteOfDay, startOfDay } from '@shared/domain/calendar/day'
import { DAY_MS, MINUTE_MS } from '@shared/domain/calendar/units'

const DAY_MINUTES = DAY_MS / MINUTE_MS

/** `09:30`: what a time field shows; minutes of the next day begin anew. */
export function clockText(minute: number): string {
  const of = minute % DAY_MINUTES
  return `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`
}

/** Minutes since midnight; null for no time. */
export function minuteOf(text: string): number | null {
  const match = /^(\d{2}):(\d{2})/.exec(text)
  return match ? Number(match[1]) * 60 + Number(match[2]) : null
}

/** `2026-12-01T09:30` on the brand's clock; `''` where the moment means none. */
export const momentText = (at: number, none: number, timeZone: string): string =>
  at === none ? '' : `${dayOf(at, timeZone)}T${clockText(minuteOfDay(at, timeZone))}`

/** Epoch ms of what was typed; `none` for an empty field, null for no moment. */
export function momentOf(text: string, none: number, timeZone: string): number | null {
  if (text === '') return none
  const [day = '', clock = ''] = text.split('T')
  const minute = minuteOf(clock)
  return isDay(day) && minute !== null ? startOfDay(day, timeZone) + minute * MINUTE_MS : null
}

/**
 * The end of a span as minutes of its first day. An end that is not after the beginning lies on the next day
 * where the span may cross midnight; midnight itself is the day's end.
 */
export function endMinute(fromMinute: number, minute: number, crossesMidnight: boolean): number {
  if (minute === 0) return DAY_MINUTES
  return crossesMidnight && minute <= fromMinute ? minute + DAY_MINUTES : minute
}
