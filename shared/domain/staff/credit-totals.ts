import type { StaffDayDoc } from './staff-day'
import type { StaffDoc } from './types'

export interface CreditTotals {
  day: string
  /** In fen, of all of them. */
  amountFen: number
  byClerk: { clerkName: string; amountFen: number }[]
}

/**
 * What these staff members credited by hand on this day, each by their own sum, the largest first; who
 * credited nothing is left out.
 */
export function creditTotals(
  day: string,
  days: readonly Pick<StaffDayDoc, 'staffId' | 'sums'>[],
  staff: readonly Pick<StaffDoc, '_id' | 'name'>[],
): CreditTotals {
  const nameOf = new Map(staff.map(({ _id, name }) => [_id, name]))
  const byClerk = days
    .map(({ staffId, sums }) => ({ clerkName: nameOf.get(staffId) ?? '', amountFen: sums.credit }))
    .filter(({ amountFen }) => amountFen > 0)
    .sort((a, b) => b.amountFen - a.amountFen)
  return { day, amountFen: byClerk.reduce((sum, { amountFen }) => sum + amountFen, 0), byClerk }
}
