import type { MemberDoc } from '../account/types'
import { addDays, FAR_DAY } from '../calendar/day'
import { negate } from '../money/negate'
import type { Books } from './book'
import { clawBack } from './claw-back'
import { credit, putPending } from './purse'

/** Where earned points belong: what earned them, on which brand-local day, until when they last. */
export interface Earner {
  ref: string
  day: string
  lotDay: string
  /** Its points were given up since by closing the account. */
  forfeited: boolean
}

/**
 * Gives points that were earned, now or after the waiting days, or takes them back; `points` is the change.
 */
export function moveEarned({ member, brand, purse, today }: Books, earner: Earner, points: number): void {
  const { ref, day, lotDay } = earner
  const fromDay = member.state === 'member' ? addDays(day, brand.points.waitingDays) : FAR_DAY
  if (points < 0) clawBack(purse, -points, earner)
  else if (fromDay <= today) credit(purse, 'brand.issued', points, lotDay)
  else putPending(purse, { ref, points, fromDay, lotDay })
}

/** Growth never falls below 0, also when a review has lowered it since; what was given up is gone already. */
export const growthChange = (
  member: Pick<MemberDoc, 'growth'>,
  change: number,
  forfeited: boolean,
): number => (change < 0 && forfeited ? 0 : Math.max(change, negate(member.growth)))
