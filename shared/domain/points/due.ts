import { endOfDay, FAR_DAY, startOfDay } from '../calendar/day'
import { ARCHIVE_GRACE_MS, NEVER } from '../due'
import type { MemberDoc } from '../member/types'

type Owing = Pick<MemberDoc, 'journal' | 'pending' | 'lots' | 'holds'>

/** When somebody must look at this member again: to archive, to roll or to resolve a hold; NEVER when nothing is owed. */
export function memberDueAt(member: Owing, timeZone: string, now: number): number {
  const waiting = member.pending.map(row => startOfDay(row.fromDay, timeZone))
  const lotDays = [...member.lots.map(lot => lot.day), ...member.pending.map(row => row.lotDay)].sort()
  const ends = lotDays.find(day => day !== FAR_DAY)
  return Math.min(
    NEVER,
    ...(member.journal.length > 0 ? [now + ARCHIVE_GRACE_MS] : []),
    ...waiting,
    ...(ends ? [endOfDay(ends, timeZone)] : []),
    ...member.holds.map(hold => hold.until),
  )
}
