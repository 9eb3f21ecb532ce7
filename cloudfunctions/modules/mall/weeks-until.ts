import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { addDays, dayOf } from '@shared/domain/calendar/day'
import { earnedByDay, type Weeks, weeksUntil as weeksAtPace } from '@shared/domain/mall/forecast'
import { historyOf } from '@shared/domain/points/archive'
import { find } from '../../platform/database'

/** The newest entries that are looked at; who pays more often is known for fewer days. */
const LOOKED_AT = 100

/**
 * About when the missing points will be there, by the newest entries of today's card: its journal, and the
 * ledger read after it. 1 trip, none when nothing is missing.
 */
export async function weeksUntil(
  missing: number,
  member: MemberDoc | null,
  { timeZone }: BrandDoc,
  now: number,
): Promise<Weeks | null> {
  if (missing <= 0 || !member) return null
  const ledger = await find(
    'ledger',
    { memberId: member._id },
    { orderBy: { seq: 'desc' }, limit: LOOKED_AT, only: ['_id', 'seq', 'kind', 'day', 'postings'] },
  )
  const oldest = ledger.length === LOOKED_AT ? ledger.at(-1) : undefined
  const knownFrom = oldest ? addDays(oldest.day, 1) : ''
  const history = historyOf(member.journal, ledger)
  return weeksAtPace(missing, earnedByDay(history), dayOf(now, timeZone), knownFrom)
}
