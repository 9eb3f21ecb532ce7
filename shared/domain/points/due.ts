import type { BrandDoc } from '../brand/types'
import { endOfDay, FAR_DAY, startOfDay } from '../calendar/day'
import { ARCHIVE_GRACE_MS, NEVER } from '../due'
import type { MemberDoc } from '../member/types'
import { perkDueAt } from '../perk/due-perks'

type Owing = Pick<
  MemberDoc,
  '_id' | 'state' | 'tier' | 'journal' | 'pending' | 'lots' | 'holds' | 'tierUntilDay' | 'erasing' | 'perks'
>

/** When somebody must look at this member again: to archive, to roll, to review, to resolve a hold or to give a perk; NEVER when nothing is owed. */
export function memberDueAt(
  member: Owing,
  brand: Pick<BrandDoc, 'timeZone' | 'review' | 'tiers' | 'perks'>,
  now: number,
): number {
  const { timeZone, review } = brand
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
    perkDueAt(member, brand, now),
  )
}
