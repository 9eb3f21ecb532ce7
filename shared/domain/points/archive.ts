import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { memberDuties } from './due'
import type { LedgerEntry } from './types'

/** What the archiver inserts into the ledger, oldest first, before it empties the journal. */
export const entriesToArchive = (member: MemberDoc): readonly LedgerEntry[] => member.journal

/**
 * What the archiver writes where `{_id, seq}` once every journal entry exists in the ledger, with what is
 * left of the perks owed; `seq` stays.
 */
export function archived(input: {
  member: MemberDoc
  brand: BrandDoc
  now: number
}): Pick<MemberDoc, 'journal' | 'dueAt' | 'calendarDueAt' | 'perks'> {
  const emptied = { ...input.member, journal: [] }
  const { perks } = emptied
  const duties = memberDuties(emptied, input.brand, input.now)
  return { journal: [], ...(perks ? { perks } : {}), ...duties }
}

/** False when a duplicate in the ledger has another content: a bug and an alarm, never overwritten. */
export function sameEntry(a: LedgerEntry, b: LedgerEntry): boolean {
  return canonical(a) === canonical(b)
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${name}:${canonical(field)}`).join()}}`
}

/** Ledger ∪ journal by `_id`, newest first: the history people see. */
export function historyOf(journal: readonly LedgerEntry[], ledger: readonly LedgerEntry[]): LedgerEntry[] {
  const byId = new Map([...ledger, ...journal].map(entry => [entry._id, entry]))
  const rank = (entry: LedgerEntry) => entry.seq * 2 + (entry.kind === 'roll' ? 0 : 1)
  return [...byId.values()].sort((a, b) => rank(b) - rank(a))
}
