import type { MemberDoc } from '@shared/domain/account/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import { readMany } from '../../platform/database'

/**
 * These members and the people they were merged into, by id: entries and holds move on with the person,
 * orders and exchanges do not.
 */
export async function withSurvivors(ids: readonly string[]): Promise<Map<string, MemberDoc>> {
  const found = new Map<string, MemberDoc>()
  for (let asked = [...ids]; asked.length > 0; ) {
    const members = await readMany('members', asked)
    for (const member of members) found.set(member._id, member)
    asked = members.map(({ mergedInto }) => mergedInto).filter(id => id !== '' && !found.has(id))
  }
  return found
}

/** Who a member is today. */
export function survivorOf(id: string, members: ReadonlyMap<string, MemberDoc>): MemberDoc | undefined {
  const member = members.get(id)
  return member && member.mergedInto !== '' ? survivorOf(member.mergedInto, members) : member
}

/** Each entry once, whether it is in the ledger, in a journal or, between two steps of archiving, in both. */
export function union(...lists: readonly (readonly LedgerEntry[])[]): LedgerEntry[] {
  return [...new Map(lists.flat().map(entry => [entry._id, entry])).values()]
}

/** Entries by the order or exchange they belong to. */
export function byRef(entries: readonly LedgerEntry[]): ReadonlyMap<string, LedgerEntry[]> {
  const found = new Map<string, LedgerEntry[]>()
  for (const entry of entries) found.set(entry.ref, [...(found.get(entry.ref) ?? []), entry])
  return found
}
