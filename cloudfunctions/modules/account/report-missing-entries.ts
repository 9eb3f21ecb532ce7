import { lostMoneyIdOf } from '@shared/domain/ids'
import type { LedgerEntry } from '@shared/domain/points/types'
import { moneyPostingsOf } from '@shared/domain/stored-value/audit'
import { insert } from '../../platform/database'
import { log } from '../../platform/log'

/**
 * Alarms once when an entry lost the brand money: something was paid back whose principal was spent, or paid
 * back at the counter, before. The archiver calls it before the entry leaves the journal, so no crash loses
 * the alarm. 1 trip, none where nothing was lost.
 */
export async function reportMissingEntries(entry: LedgerEntry, now: number): Promise<void> {
  // Bonus that was spent is gone too, but the brand never paid it out.
  const lost = moneyPostingsOf([entry]).filter(
    ({ from, to }) => from === 'brand.lost' && to === 'brand.received',
  )
  const lostFen = lost.reduce((total, { fen }) => total + fen, 0)
  if (lostFen === 0) return
  const { _id, brandId, memberId, ref } = entry
  const inserted = await insert('inbox', {
    _id: lostMoneyIdOf(_id),
    brandId,
    source: 'ledger',
    reason: 'money-lost',
    body: JSON.stringify({ entry: _id, memberId, ref, lostFen }),
    state: 'open',
    at: now,
  })
  if (inserted === 'inserted')
    log.error('stored.lost', new Error('money was paid back twice'), { entry: _id, lostFen })
}
