import type { Expiry } from '../brand/types'
import { addMonths, FAR_DAY, monthEnd } from '../calendar/day'

/** Last valid day of points earned on `day`, fixed when they are earned; `9999-12-31` when they never end. */
export function lotDayOf(day: string, expiry: Expiry): string {
  switch (expiry.after) {
    case 'months':
      return monthEnd(addMonths(day, expiry.months))
    case 'years':
      return `${Number(day.slice(0, 4)) + expiry.years}-12-31`
    case 'never':
      return FAR_DAY
  }
}

/** The day as people see it: null when there is none. */
export const endOfLot = (lotDay: string): string | null => (lotDay === FAR_DAY ? null : lotDay)
