import type { MemberDoc } from '@shared/domain/account/types'
import { LIMITS } from '@shared/domain/limits'
import type { LedgerEntry } from '@shared/domain/points/types'
import { readMany } from '../../platform/database'
import type { HistoryFilter } from './entry-view'
import { type HistoryPage, placeOf, readHistory } from './read-history'

/** Between the places of one person's ids, today's first. */
const BETWEEN = '.'
const END = 'e'
const CURSOR = /^(?:e|\d{1,16})?(?:\.(?:e|\d{1,16})?){0,40}$/

/**
 * Where the next page begins within each id's own history: null = at its newest entry, `end` = it has been
 * listed.
 */
export type Places = readonly (number | null | 'end')[]

/** The places a cursor names, the beginning for none, null for what is no cursor of ours. */
export function placesOf(cursor: string | undefined): Places | null {
  if (cursor === undefined) return []
  if (cursor === '' || !CURSOR.test(cursor)) return null
  return cursor.split(BETWEEN).map(place => (place === END ? 'end' : place === '' ? null : Number(place)))
}

export function cursorOf(places: Places): string {
  return places.map(place => (place === 'end' ? END : (place ?? ''))).join(BETWEEN)
}

/**
 * A page of everything a person has had under today's id and those merged into it, newest first by the clock.
 * What an old id handed over is listed once, by the entry that took it. 1 trip; for who was merged 2 more per
 * page, and 1 for each former id.
 */
export async function readPersonHistory(
  member: MemberDoc,
  filter: HistoryFilter,
  from: Places,
): Promise<{ entries: LedgerEntry[]; next: Places | null }> {
  if (member.formerIds.length === 0) {
    const { entries, next } = await readOf(member, filter, from[0] ?? null)
    return { entries, next: next === null ? null : [next] }
  }
  const former = await readMany('members', member.formerIds)
  const people = [member, ...member.formerIds.map(id => former.find(({ _id }) => _id === id) ?? null)]
  const pages = await Promise.all(
    people.map((who, i) => (who ? readOf(who, filter, from[i] ?? null) : NOTHING)),
  )
  return inOrderOfTime(
    pages.map((page, i) => (i === 0 ? page : withoutMerges(page))),
    from,
  )
}

const NOTHING: HistoryPage = { entries: [], next: null }
const readOf = (who: MemberDoc, filter: HistoryFilter, place: number | null | 'end') =>
  place === 'end' ? NOTHING : readHistory(who, filter, place)
const withoutMerges = (page: HistoryPage) => ({
  ...page,
  entries: page.entries.filter(({ kind }) => kind !== 'merge'),
})

/** The newest heads of all histories, one after the other; the order within each history stays its own. */
function inOrderOfTime(pages: readonly HistoryPage[], from: Places) {
  const emitted = pages.map(() => 0)
  const entries: LedgerEntry[] = []
  for (;;) {
    const heads = pages.flatMap(({ entries: own }, i) => {
      const entry = own[emitted[i] ?? 0]
      return entry ? [{ entry, i }] : []
    })
    const newest = heads.sort((a, b) => b.entry.at - a.entry.at || a.i - b.i)[0]
    // A history read no further than here may go on with something newer than the other heads.
    const unread = pages.some(({ entries: own, next }, i) => next !== null && emitted[i] === own.length)
    if (!newest || unread || entries.length === LIMITS.rowsPerPage) break
    entries.push(newest.entry)
    emitted[newest.i] = (emitted[newest.i] ?? 0) + 1
  }
  const next = pages.map(({ entries: own, next: after }, i) => {
    const n = emitted[i] ?? 0
    if (n === own.length) return after ?? 'end'
    const last = own[n - 1]
    return last ? placeOf(last) : (from[i] ?? null)
  })
  return { entries, next: next.every(place => place === 'end') ? null : next }
}
