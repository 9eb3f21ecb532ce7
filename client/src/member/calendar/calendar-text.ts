import type { OutputOf } from '@shared/contract'
import { daysBetween } from '@shared/domain/calendar/day'
import { calendarDayWords } from '@shared/text/dates'

export type Calendar = OutputOf<'points.calendar'>
export type End = Calendar['ends'][number]
export type Start = Calendar['starts'][number]

/** `12 月 31 日 24 点到期`, `不会到期`; its year is shown above it. */
export const endText = ({ day }: End): string =>
  day === null ? '不会到期' : `${calendarDayWords(day, day)} 24 点到期`

/** How long until a day that is not past: `今天`, `明天`, `还有 39 天`. */
export function untilText(day: string, today: string): string {
  const days = daysBetween(today, day)
  if (days <= 0) return '今天'
  return days === 1 ? '明天' : `还有 ${days} 天`
}

/** What waiting points become: `12 月 1 日到账，用到 2027 年 11 月 30 日`. */
export function startText({ day, endsDay }: Start, today: string): string {
  const arrival = day === null ? '入会后马上到账' : `${calendarDayWords(day, today)}到账`
  return endsDay === null ? `${arrival}，不会到期` : `${arrival}，用到 ${calendarDayWords(endsDay, today)}`
}

/** Rows under their years, in their order; `title` is '' for this year and for what has no day. */
export function byYear<Row extends { day: string | null }>(
  rows: readonly Row[],
  today: string,
): { title: string; rows: Row[] }[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const year = row.day?.slice(0, 4) ?? ''
    const title = year === '' || year === today.slice(0, 4) ? '' : `${year} 年`
    groups.set(title, [...(groups.get(title) ?? []), row])
  }
  return [...groups].map(([title, inYear]) => ({ title, rows: inYear }))
}
