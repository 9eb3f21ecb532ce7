import type { OrderDoc } from '@shared/domain/order/types'
import { closeAtWechatPay, closeOrder, queryOrder } from './query-order'

export type Closed =
  /** With the fact that decided: closed, or paid after all. */
  | { kind: 'decided'; order: OrderDoc }
  /** WeChat Pay gave no answer to rely on; nothing was written. */
  | { kind: 'unavailable' }
  | { kind: 'busy' }

/**
 * Closes an unpaid order: WeChat Pay says first that it was not paid and takes no payment any more, then it
 * is a fact here. Repeatable; dies between the two: the query schedule finds it closed. 1 trip.
 */
export async function closeUnpaid(order: OrderDoc, now: number): Promise<Closed> {
  if (order.paid || order.closed) return { kind: 'decided', order }
  const queried = await queryOrder(order, now)
  if (queried.kind === 'fact') return { kind: 'decided', order: queried.order }
  // An order WeChat has never seen needs no closing there.
  const isClosed =
    queried.kind === 'unknown' || (queried.kind === 'not-paid' && (await closeAtWechatPay(order)))
  if (!isClosed) return { kind: 'unavailable' }
  const added = await closeOrder(order, now)
  return added.kind === 'added' || added.kind === 'already'
    ? { kind: 'decided', order: added.order }
    : { kind: 'busy' }
}
