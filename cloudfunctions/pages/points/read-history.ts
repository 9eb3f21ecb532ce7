import type { MemberDoc } from '@shared/domain/account/types'
import { LIMITS } from '@shared/domain/limits'
import { historyOf } from '@shared/domain/points/archive'
import type { LedgerEntry } from '@shared/domain/points/types'
import { _, find } from '../../platform/database'
import { type HistoryFilter, movesPoints, passes } from './entry-view'

const CHUNK = 100
/** A filter that fits almost nothing stops here; the next page goes on. */
const CHUNKS = 5

export interface HistoryPage {
  entries: LedgerEntry[]
  /** Where the next page starts, or null at the end. */
  next: number | null
}

/** Newest first and unique within one member: a roll and the command it prepared share a `seq`. */
export const placeOf = (entry: LedgerEntry) => entry.seq * 2 + (entry.kind === 'roll' ? 0 : 1)

/**
 * A page of a member's history, ledger ∪ journal, newest first; `before` is the place an earlier page ended
 * at. The member was read first, so what is archived meanwhile is in one of the two. 1 trip, up to 5 when a
 * filter passes little.
 */
export async function readHistory(
  member: MemberDoc,
  filter: HistoryFilter,
  before: number | null,
): Promise<HistoryPage> {
  const found: LedgerEntry[] = []
  let end = before ?? Number.MAX_SAFE_INTEGER
  for (let chunk = 0; chunk < CHUNKS; chunk += 1) {
    const upTo = { memberId: member._id, seq: _.lte(Math.floor(end / 2)) }
    const ledger = await find('ledger', upTo, { orderBy: { seq: 'desc', kind: 'asc' }, limit: CHUNK })
    const history = historyOf(member.journal, ledger).filter(entry => placeOf(entry) < end)
    found.push(...history.filter(entry => movesPoints(entry) && passes(entry, filter)))
    const last = history.at(-1)
    if (found.length > LIMITS.rowsPerPage) break
    if (ledger.length < CHUNK || !last) return { entries: found, next: null }
    end = placeOf(last)
  }
  const entries = found.slice(0, LIMITS.rowsPerPage)
  const shown = entries.at(-1)
  return { entries, next: found.length > LIMITS.rowsPerPage && shown ? placeOf(shown) : end }
}
