import type { PointsEntryView } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { integer } from '@shared/domain/money/display'
import { isTakenBack } from './entry-words'

export interface Month {
  /** `11 月`, `2025 年 12 月`. */
  title: string
  /** `得 2,086 · 用 800 · 退 34`; '' while older entries of this month are not loaded. */
  sums: string
  entries: PointsEntryView[]
}

/** Entries under their months, newest first. The oldest month has no sums while more may follow. */
export function byMonth(
  entries: readonly PointsEntryView[],
  { now, timeZone, more }: { now: number; timeZone: string; more: boolean },
): Month[] {
  const thisYear = dayOf(now, timeZone).slice(0, 4)
  const groups = new Map<string, PointsEntryView[]>()
  for (const entry of entries) {
    const month = dayOf(entry.at, timeZone).slice(0, 7)
    groups.set(month, [...(groups.get(month) ?? []), entry])
  }
  return [...groups].map(([month, inMonth], i) => ({
    title: `${month.startsWith(thisYear) ? '' : `${month.slice(0, 4)} 年 `}${Number(month.slice(5))} 月`,
    sums: more && i === groups.size - 1 ? '' : sumWords(inMonth),
    entries: inMonth,
  }))
}

function sumWords(entries: readonly PointsEntryView[]): string {
  const total = (fits: (entry: PointsEntryView) => boolean) =>
    Math.abs(entries.filter(fits).reduce((sum, { points }) => sum + points, 0))
  const back = (entry: PointsEntryView) => isTakenBack(entry) || entry.kind === 'expire'
  const parts = [
    ['得', total(entry => entry.points > 0)],
    ['用', total(entry => entry.points < 0 && !back(entry))],
    ['退', total(entry => entry.points < 0 && isTakenBack(entry))],
    ['到期', total(entry => entry.points < 0 && entry.kind === 'expire')],
  ] as const
  return parts
    .filter(([, points]) => points > 0)
    .map(([word, points]) => `${word} ${integer(points)}`)
    .join(' · ')
}
