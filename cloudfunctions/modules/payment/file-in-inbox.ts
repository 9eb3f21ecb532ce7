import { inboxIdOf } from '@shared/domain/ids'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import type { UnmatchedReason } from '@shared/domain/order/types'
import { insert } from '../../platform/database'
import { log } from '../../platform/log'

/**
 * A verified statement that fits no order: kept for staff, once per what it is about within its merchant
 * number, with an alarm, and nothing is granted. 1 trip.
 */
export async function fileInInbox(
  { merchant, by: source, now }: { merchant: MerchantDoc; by: 'notice' | 'query'; now: number },
  about: readonly string[],
  reason: UnmatchedReason,
  statement: unknown,
): Promise<void> {
  const statementId = [merchant._id, ...about].join(':')
  const inserted = await insert('inbox', {
    _id: inboxIdOf('statement', statementId),
    brandId: merchant.brandId,
    source,
    reason,
    mchid: merchant._id,
    body: JSON.stringify(statement),
    state: 'open',
    at: now,
  })
  if (inserted !== 'inserted') return
  const alarm = new Error('a verified statement of WeChat Pay fits no order')
  log.error('payment.unmatched', alarm, { merchant: merchant._id, source, statementId, reason })
}
