import type { MemberDoc } from '../account/types'
import { addDays, dayOf } from '../calendar/day'
import { DAY_MS } from '../calendar/units'

/** A card used within so many days by its own WeChat account has an owner who would miss it. */
const IN_USE_DAYS = 90
/** `lastSeenDay` is written once in so many days, so it is up to that much behind. */
const SEEN_STEP_DAYS = 7

/** Why a merge proved by a phone number alone has to wait for the other card's owner. */
export type ReasonToWait = 'stored-value' | 'in-use' | 'other-person' | 'stopped-before'

export const inUseSinceMs = (now: number) => now - IN_USE_DAYS * DAY_MS

type Card = Pick<MemberDoc, 'stored' | 'unionIds' | 'lastSeenDay' | 'joinedAt' | 'mergeRequest'>

/**
 * The reasons on the other card itself against merging at once; payments are another document, so the caller
 * queries those (`inUseSinceMs`). Empty when WeChat's unionid says that both accounts are one person.
 */
export function reasonsToWait(
  card: Card,
  { unionId, now, timeZone }: { unionId: string | null; now: number; timeZone: string },
): ReasonToWait[] {
  const known = card.unionIds ?? []
  if (unionId !== null && known.includes(unionId)) return []
  const inUseFrom = addDays(dayOf(now, timeZone), -IN_USE_DAYS - SEEN_STEP_DAYS)
  const reasons: [ReasonToWait, boolean][] = [
    ['stored-value', card.stored.principalFen + card.stored.bonusFen > 0],
    ['in-use', lastSeenDayOf(card, timeZone) >= inUseFrom],
    ['other-person', known.length > 0 && unionId !== null],
    ['stopped-before', (card.mergeRequest?.stops ?? 0) > 0],
  ]
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason)
}

/** Joining counts as being seen. */
function lastSeenDayOf(
  { lastSeenDay, joinedAt }: Pick<MemberDoc, 'lastSeenDay' | 'joinedAt'>,
  timeZone: string,
): string {
  return lastSeenDay ?? dayOf(joinedAt, timeZone)
}

/** Whether opening the card is worth a write: at most one per person and week. */
export function isSeenAnew(
  member: Pick<MemberDoc, 'lastSeenDay' | 'joinedAt' | 'state'>,
  today: string,
  timeZone: string,
): boolean {
  return member.state === 'member' && lastSeenDayOf(member, timeZone) <= addDays(today, -SEEN_STEP_DAYS)
}
