import type { MemberDoc } from '@shared/domain/member/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import { read } from '../../platform/database'
import type { HistoryFilter } from './entry-view'
import { readHistory } from './read-history'

/** A place in the history of a person who may have had several ids: `of` 0 = today's, then those merged into it. */
export interface Place {
  of: number
  /** Place within that id's history; null = from its newest entry. */
  before: number | null
}

const CURSOR = /^(?:(\d{1,4})\.)?(\d{0,16})$/

/** The place a cursor names, the beginning for none, null for what is no cursor of ours. */
export function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return { of: 0, before: null }
  const [, of = '0', before = ''] = CURSOR.exec(cursor) ?? []
  if (!CURSOR.test(cursor) || (of === '0' && before === '')) return null
  return { of: Number(of), before: before === '' ? null : Number(before) }
}

export function cursorOf({ of, before }: Place): string {
  return of === 0 ? String(before) : `${of}.${before ?? ''}`
}

/**
 * A page of everything a person has had: first under today's id, newest first, then under each id merged into it. What an old id handed
 * over is told once, by the entry that took it. 1 trip for today's id, 2 for each other it has to look into.
 */
export async function readPersonHistory(
  member: MemberDoc,
  filter: HistoryFilter,
  from: Place,
): Promise<{ entries: LedgerEntry[]; next: Place | null }> {
  const ids = [member._id, ...member.formerIds]
  let before = from.before
  for (let of = from.of; of < ids.length; of += 1) {
    const who = of === 0 ? member : await read('members', ids[of] ?? '')
    if (!who) continue
    const page = await readHistory(who, filter, before)
    const entries = of === 0 ? page.entries : page.entries.filter(entry => entry.kind !== 'merge')
    if (page.next !== null) return { entries, next: { of, before: page.next } }
    const following = of + 1 < ids.length ? { of: of + 1, before: null } : null
    if (entries.length > 0 || !following) return { entries, next: following }
    before = null
  }
  return { entries: [], next: null }
}
