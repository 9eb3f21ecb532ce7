import { inboxIdOf } from '@shared/domain/ids'
import type { LedgerEntry } from '@shared/domain/points/types'
import { insert } from '../../platform/database'
import { log } from '../../platform/log'
import { inputHashOf } from '../../platform/order-number'

/**
 * Keeps an entry that cannot be archived, because another entry exists in the ledger under its id, for people
 * to look at. The journal goes on without it: one bad entry blocks neither the other entries nor the account.
 * Repeatable. 1 trip.
 */
export async function parkEntry(entry: LedgerEntry, now: number): Promise<void> {
  const { _id, brandId, memberId, seq } = entry
  const inserted = await insert('inbox', {
    // Finance staff see this id: a hash, because the entry's own holds the customer's openid.
    _id: inboxIdOf('journal', inputHashOf([memberId, seq, _id])),
    brandId,
    source: 'journal',
    reason: 'entry-differs',
    body: JSON.stringify(entry),
    state: 'open',
    at: now,
  })
  if (inserted === 'inserted') {
    log.error('ledger.differs', new Error('an entry differs from the one in the ledger'), { entry: _id })
  }
}
