import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { archived, entriesToArchive, sameEntry } from '@shared/domain/points/archive'
import type { LedgerEntry } from '@shared/domain/points/types'
import { insert, read, updateWhere } from '../../platform/database'
import { notifySpending } from './notify-spending'
import { parkEntry } from './park-entry'
import { reportMissingEntries } from './report-missing-entries'
import { reportPaidBack } from './report-paid-back'

/**
 * Moves the journal to the ledger: an entry leaves the journal only once it exists there. False when another
 * run booked meanwhile; then the journal stays and the next round goes on. An entry that differs from the
 * ledger's is parked and blocks nothing. Entries + 1 trips, 2 deep.
 */
export async function archiveJournal(member: MemberDoc, brand: BrandDoc, now: number): Promise<boolean> {
  await Promise.all(entriesToArchive(member).map(entry => archiveEntry(entry, member, brand, now)))
  const guard = { _id: member._id, seq: member.seq }
  return (await updateWhere('members', guard, archived({ member, brand, now }))) === 1
}

async function archiveEntry(
  entry: LedgerEntry,
  member: MemberDoc,
  brand: BrandDoc,
  now: number,
): Promise<void> {
  await putIntoLedger(entry, now)
  await reportMissingEntries(entry, now)
  await reportPaidBack(entry, now)
  await notifySpending(entry, member, brand)
}

/**
 * A duplicate is an earlier archiver's; one that differs is a bug: it leaves the journal too, as evidence.
 */
async function putIntoLedger(entry: LedgerEntry, now: number): Promise<void> {
  if ((await insert('ledger', entry)) === 'inserted') return
  const existing = await read('ledger', entry._id)
  if (!existing) throw new Error(`entry ${entry._id} is neither in the ledger nor could be inserted`)
  if (!sameEntry(existing, entry)) await parkEntry(entry, now)
}
