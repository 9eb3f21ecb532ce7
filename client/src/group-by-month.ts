import { dayOf } from '@shared/domain/calendar/day'
import { monthWords } from '@shared/text/dates'
import type { Seen } from '@/seen'

export interface Month<T> {
  /** `11 月`, `2025 年 12 月`. */
  title: string
  /** Of the whole month; '' while older items of it are not loaded. */
  sums: string
  items: T[]
}

/** A history under its months, newest first. The oldest month has no sums while `more` may follow. */
export function byMonth<T extends { at: number }>(
  items: readonly T[],
  { now, timeZone, more }: Seen & { more: boolean },
  sumsOf: (items: readonly T[]) => string,
): Month<T>[] {
  const today = dayOf(now, timeZone)
  const months = new Map<string, T[]>()
  for (const item of items) {
    const month = dayOf(item.at, timeZone).slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), item])
  }
  return [...months].map(([month, inMonth], i) => ({
    title: monthWords(month, today),
    sums: more && i === months.size - 1 ? '' : sumsOf(inMonth),
    items: inMonth,
  }))
}
