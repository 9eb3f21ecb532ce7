import { mergeRequestDueAt } from '../account/merge-request'
import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { endOfDay, FAR_DAY, startOfDay } from '../calendar/day'
import { ARCHIVE_GRACE_MS, NEVER } from '../due'
import { perkDueAt } from '../perk/due-perks'

type Owing = Pick<
  MemberDoc,
  | '_id'
  | 'state'
  | 'tier'
  | 'journal'
  | 'pending'
  | 'lots'
  | 'holds'
  | 'tierUntilDay'
  | 'erasing'
  | 'perks'
  | 'movingIdentities'
  | 'mergeRequest'
>

type Rules = Pick<BrandDoc, 'timeZone' | 'review' | 'tiers' | 'perks'>

/** When the sweepers look at a member again; NEVER when nothing is owed. Written together, always. */
export function memberDuties(
  member: Owing,
  brand: Rules,
  now: number,
): Pick<MemberDoc, 'dueAt' | 'calendarDueAt'> {
  return { dueAt: memberDueAt(member, now), calendarDueAt: calendarDueAt(member, brand, now) }
}

/**
 * Work that a person or process waits for: to archive, to erase or move what names the member, to resolve a
 * hold, to see to a merge that waits.
 */
function memberDueAt(member: Owing, now: number): number {
  const { journal, erasing, movingIdentities, holds, mergeRequest } = member
  const isWithdrawing = (member.perks?.withdrawn ?? []).length > 0
  const owesWork = journal.length > 0 || erasing || movingIdentities || isWithdrawing
  return Math.min(
    NEVER,
    ...(owesWork ? [now + ARCHIVE_GRACE_MS] : []),
    ...holds.map(({ until }) => until),
    mergeRequestDueAt(mergeRequest),
  )
}

/**
 * What a date brings: points that mature or end, a tier's review, a perk. A date brings it to many at the
 * same moment, so it waits in a queue of its own, behind everything else; commands roll the account
 * themselves and never need it.
 */
function calendarDueAt(member: Owing, brand: Rules, now: number): number {
  const { timeZone, review } = brand
  const reviewed = review && member.state === 'member' && member.tierUntilDay !== FAR_DAY
  const waiting = member.pending.map(row => startOfDay(row.fromDay, timeZone))
  const lotDays = [...member.lots.map(lot => lot.day), ...member.pending.map(row => row.lotDay)].sort()
  const ends = lotDays.find(day => day !== FAR_DAY)
  return Math.min(
    NEVER,
    ...waiting,
    ...(ends ? [endOfDay(ends, timeZone)] : []),
    ...(reviewed ? [endOfDay(member.tierUntilDay, timeZone)] : []),
    perkDueAt(member, brand, now),
  )
}
