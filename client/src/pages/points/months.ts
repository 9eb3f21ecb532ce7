import type { PointsEntryView } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { byMonth } from '@/group-by-month'
import { isTakenBack } from './entry-text'

/** Entries under their months, with sums like `得 2,086 · 用 800 · 退 34`. */
export const entriesByMonth = (entries: readonly PointsEntryView[], seen: Parameters<typeof byMonth>[1]) =>
  byMonth(entries, seen, sumText)

function sumText(entries: readonly PointsEntryView[]): string {
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
