import type { BrandDoc } from '@shared/domain/brand/types'
import type { MemberDoc } from '@shared/domain/member/types'
import { archived, entriesToArchive, sameEntry } from '@shared/domain/points/archive'
import type { LedgerEntry } from '@shared/domain/points/types'
import { insert, read, updateWhere } from '../../platform/database'
import { log } from '../../platform/log'

/**
 * Moves the journal to the ledger: an entry leaves the journal only once it stands there. False when somebody booked
 * meanwhile; then the journal stays and the next round goes on. Entries + 1 trips, 2 deep.
 */
export async function archiveJournal(member: MemberDoc, brand: BrandDoc, now: number): Promise<boolean> {
  await Promise.all(entriesToArchive(member).map(putIntoLedger))
  const guard = { _id: member._id, seq: member.seq }
  return (await updateWhere('members', guard, archived({ member, brand, now }))) === 1
}

/** A duplicate is an earlier archiver's; one that differs is a bug, and staying in the journal keeps the evidence. */
async function putIntoLedger(entry: LedgerEntry): Promise<void> {
  if ((await insert('ledger', entry)) === 'inserted') return
  const standing = await read('ledger', entry._id)
  if (standing && sameEntry(standing, entry)) return
  log.error('ledger.differs', new Error('an entry differs from the one in the ledger'), { entry: entry._id })
  throw new Error(`entry ${entry._id} differs from the one in the ledger`)
}
