import type { BrandDoc } from '../brand/types'
import { endOfDay, FAR_DAY, startOfDay } from '../calendar/day'
import { ARCHIVE_GRACE_MS, NEVER } from '../due'
import type { MemberDoc } from '../member/types'

type Owing = Pick<MemberDoc, 'state' | 'journal' | 'pending' | 'lots' | 'holds' | 'tierUntilDay' | 'erasing'>

/** When somebody must look at this member again: to archive, to roll, to review or to resolve a hold; NEVER when nothing is owed. */
export function memberDueAt(
  member: Owing,
  { timeZone, review }: Pick<BrandDoc, 'timeZone' | 'review'>,
  now: number,
): number {
  const reviewed = review && member.state === 'member' && member.tierUntilDay !== FAR_DAY
  const waiting = member.pending.map(row => startOfDay(row.fromDay, timeZone))
  const lotDays = [...member.lots.map(lot => lot.day), ...member.pending.map(row => row.lotDay)].sort()
  const ends = lotDays.find(day => day !== FAR_DAY)
  return Math.min(
    NEVER,
    ...(member.journal.length > 0 || member.erasing ? [now + ARCHIVE_GRACE_MS] : []),
    ...waiting,
    ...(ends ? [endOfDay(ends, timeZone)] : []),
    ...(reviewed ? [endOfDay(member.tierUntilDay, timeZone)] : []),
    ...member.holds.map(hold => hold.until),
  )
}
