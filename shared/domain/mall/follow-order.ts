import { refundableFenOf } from '../order/refunded'
import { isPaidBack } from '../order/shipping'
import type { OrderDoc } from '../order/types'
import type { ExchangeDoc, ExchangeState } from './types'

export type FollowOrder =
  /** Paid: a thing is ready, a coupon received. */
  | { do: 'give' }
  /** Closed without money: points and unit go back. */
  | { do: 'leave-unpaid' }
  /** All of its money went back before the thing was handed over: so do points and unit. */
  | { do: 'cancel' }
  /** Paid for an exchange that came to an end ungiven: the money goes back. */
  | { do: 'refund' }
  | { do: 'nothing' }

const ENDED: readonly ExchangeState[] = ['void', 'unpaid', 'cancelled', 'lapsed']

/**
 * What the facts of an order mean for the exchange whose money it collects. An exchange is given only
 * while it is `paying` and the order is paid; the order is closed at WeChat Pay before it can be left
 * unpaid, and money that arrives after that goes back. What was handed over is the customer's: a refund at
 * WeChat Pay moves no points.
 */
export function followOrder(
  { state }: Pick<ExchangeDoc, 'state'>,
  order: Pick<OrderDoc, 'paid' | 'closed' | 'refunds'>,
): FollowOrder {
  const paidBack = isPaidBack(order)
  if (state === 'paying') {
    if (order.paid) return paidBack ? { do: 'leave-unpaid' } : { do: 'give' }
    return order.closed ? { do: 'leave-unpaid' } : { do: 'nothing' }
  }
  if (state === 'ready' && paidBack) return { do: 'cancel' }
  const owed = ENDED.includes(state) && refundableFenOf(order) > 0
  return owed && !order.refunds.some(({ requested }) => requested) ? { do: 'refund' } : { do: 'nothing' }
}
