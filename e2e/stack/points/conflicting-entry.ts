import type { MemberDoc } from '@shared/domain/account/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import type { Doc, TestStack } from '../harness'

/**
 * Puts another person's entry into the ledger under the id of one that is in a journal: what a bug, or
 * code from before causes held the member, leaves behind.
 */
export async function insertConflictingEntry(
  stack: TestStack,
  which: (entry: LedgerEntry) => boolean,
): Promise<LedgerEntry> {
  const members = (stack.dump().members ?? []) as unknown as MemberDoc[]
  const entry = members.flatMap(({ journal }) => journal).find(which)
  if (!entry) throw new Error('no journal has such an entry')
  const other = { ...entry, memberId: 'shanze:openid-nobody', note: 'somebody else', postings: [] }
  await stack.stack.cloud.data.insert('ledger', [other as unknown as Doc])
  return entry
}
