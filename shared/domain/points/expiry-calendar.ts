import type { MemberDoc } from '../account/types'
import { FAR_DAY } from '../calendar/day'
import { endOfLot } from './lot-day'
import { roll } from './mature-and-expire'
import { purseOf } from './purse'

export interface ExpiryCalendar {
  /** Soonest first, what never ends last. */
  ends: { day: string | null; points: number }[]
  /** What waits, by the day on which it becomes usable; null = on joining. */
  starts: { day: string | null; points: number; endsDay: string | null }[]
}

/** What ends and starts when, as of `today`, whether or not a job has run since. */
export function expiryCalendar(
  member: Pick<MemberDoc, 'lots' | 'pending' | 'debt'>,
  today: string,
): ExpiryCalendar {
  const purse = purseOf(member)
  roll(purse, today)
  const starts = new Map<string, { fromDay: string; lotDay: string; points: number }>()
  for (const { fromDay, lotDay, points } of purse.pending) {
    const key = `${fromDay} ${lotDay}`
    starts.set(key, { fromDay, lotDay, points: points + (starts.get(key)?.points ?? 0) })
  }
  return {
    ends: purse.lots.map(({ day, points }) => ({ day: endOfLot(day), points })),
    starts: [...starts.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { fromDay, lotDay, points }]) => ({
        day: fromDay === FAR_DAY ? null : fromDay,
        points,
        endsDay: endOfLot(lotDay),
      })),
  }
}
