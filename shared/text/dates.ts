import { addDays, dayOf, formatDay, minuteOfDay, startOfDay, weekdayOf } from '../domain/calendar/day'
import { MINUTE_MS } from '../domain/calendar/units'

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** A year that has every day of every year. */
const LEAP_YEAR = 2024

/** `周日`; 1 = Monday. */
export const weekdayWords = (weekday: number) => WEEKDAYS[weekday - 1] ?? ''

/** `今天`, `明天`, `昨天`, else `12 月 6 日`, with the year only when it is not this one. */
export function dayWords(day: string, today: string): string {
  if (day === today) return '今天'
  if (day === addDays(today, 1)) return '明天'
  if (day === addDays(today, -1)) return '昨天'
  return calendarDayWords(day, today)
}

/** `12 月 6 日`, never 今天: where a date is a promise to remember. */
export function calendarDayWords(day: string, today: string): string {
  return formatDay(day, isSameYear(day, today) ? 'M 月 D 日' : 'YYYY 年 M 月 D 日')
}

/** `11 月`, of a day or a month `YYYY-MM`; with the year only when it is not this one. */
export const monthWords = (month: string, today: string): string =>
  isSameYear(month, today) ? formatDay(month, 'M 月') : yearMonthWords(month)

/** `2026 年 11 月`, of a day or a month `YYYY-MM`. */
export const yearMonthWords = (month: string): string => formatDay(month, 'YYYY 年 M 月')

const isSameYear = (day: string, today: string) => day.slice(0, 4) === today.slice(0, 4)

/** `5 月 20 日`, of a `MM-DD` of every year. */
export const monthDayWords = (monthDay: string): string => formatDay(`${LEAP_YEAR}-${monthDay}`, 'M 月 D 日')

/** `10:24` on the brand's wall clock. */
export function clockWords(at: number, timeZone: string): string {
  return minuteWords(minuteOfDay(at, timeZone))
}

/** Minutes since midnight as `14:00`; the end of a day is `24:00`. */
export function minuteWords(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}

/** `今天 10:24`, `11 月 18 日 19:02`. */
export function momentWords(at: number, now: number, timeZone: string): string {
  return `${dayWords(dayOf(at, timeZone), dayOf(now, timeZone))} ${clockWords(at, timeZone)}`
}

/** The end of something, exclusive: midnight is `明天 24 点` of the day it ends, never 00:00 of the next. */
export function deadlineWords(endAt: number, now: number, timeZone: string): string {
  const day = dayOf(endAt, timeZone)
  if (startOfDay(day, timeZone) !== endAt) return momentWords(endAt, now, timeZone)
  return `${dayWords(addDays(day, -1), dayOf(now, timeZone))} 24 点`
}

/** `11 月 22 日 10:24`, never 今天: where it is read again on another day. */
export const datedMomentWords = (at: number, now: number, timeZone: string): string =>
  `${calendarDayWords(dayOf(at, timeZone), dayOf(now, timeZone))} ${clockWords(at, timeZone)}`

/** `12 月 6 日 24 点`, never 今天; an end inside a day keeps its clock. */
export function datedDeadlineWords(endAt: number, now: number, timeZone: string): string {
  const day = dayOf(endAt, timeZone)
  if (startOfDay(day, timeZone) !== endAt) return datedMomentWords(endAt, now, timeZone)
  return `${calendarDayWords(addDays(day, -1), dayOf(now, timeZone))} 24 点`
}

/** `刚刚`, `2 分钟前`, `3 小时前`, then the moment. */
export function agoWords(at: number, now: number, timeZone: string): string {
  const minutes = Math.floor((now - at) / MINUTE_MS)
  if (minutes < 1) return '刚刚'
  if (minutes < 60) return `${minutes} 分钟前`
  return minutes < 360 ? `${Math.floor(minutes / 60)} 小时前` : momentWords(at, now, timeZone)
}

/** A time left: `9 分 46 秒`, `46 秒`, `28 分`. */
export function leftWords(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const minutes = Math.floor(seconds / 60)
  if (minutes === 0) return `${seconds} 秒`
  return seconds % 60 === 0 ? `${minutes} 分` : `${minutes} 分 ${seconds % 60} 秒`
}

/** `周一至周五`, `周六、周日`, `每天`. */
export function weekdaysWords(weekdays: readonly number[]): string {
  const days = [...new Set(weekdays)].sort()
  if (days.length === 7) return '每天'
  const first = days[0] ?? 1
  const last = days[days.length - 1] ?? first
  const unbroken = days.length > 2 && last - first === days.length - 1
  return unbroken ? `${weekdayWords(first)}至${weekdayWords(last)}` : days.map(weekdayWords).join('、')
}

/** The day of a moment as a weekday: `周一`. */
export const weekdayOfMoment = (at: number, timeZone: string) => weekdayWords(weekdayOf(dayOf(at, timeZone)))
