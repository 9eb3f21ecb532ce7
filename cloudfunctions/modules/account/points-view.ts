import type { PointsView } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { dayOf, FAR_DAY } from '@shared/domain/calendar/day'
import { roll } from '@shared/domain/points/mature-and-expire'
import { purseOf, sum } from '@shared/domain/points/purse'

/** Balances as of today, whether or not a job has booked what ended or matured since the last write. */
export function pointsView(member: MemberDoc, brand: BrandDoc, now: number): PointsView {
  const purse = purseOf(member)
  roll(purse, dayOf(now, brand.timeZone))
  const first = purse.lots.find(lot => lot.day !== FAR_DAY)
  return {
    active: sum(purse.lots),
    pending: sum(purse.pending),
    debt: purse.debt,
    expiring: first ? { points: first.points, day: first.day } : null,
  }
}
