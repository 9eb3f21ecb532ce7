import type { RefusalCode } from '@shared/contract'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { read } from '../../platform/database'
import { closeUnpaid } from '../payment/close-unpaid'
import { followOrder } from './follow-order'

/**
 * Closes the order of an exchange that waits for its money and brings the exchange in line: unpaid, or given
 * where the money was there already. Null = done; else why nothing was changed. The order's results stay due
 * with its sweeper.
 */
export async function closeOrderOf(
  { _id, cash }: Pick<ExchangeDoc, '_id' | 'cash'>,
  now: number,
): Promise<RefusalCode | null> {
  const order = cash ? await read('orders', cash.orderId) : null
  if (!order) throw new Error(`the order of exchange ${_id} is not there`)
  const closed = await closeUnpaid(order, now)
  if (closed.kind !== 'decided') return closed.kind === 'busy' ? 'BUSY' : 'PAYMENT_UNAVAILABLE'
  await followOrder(closed.order, now)
  return null
}
