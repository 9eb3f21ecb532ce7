import type { OrderDoc } from './types'

const ORDER_STATES = [
  /** A refund is known, its payment is not yet. */
  'stub',
  'unpaid',
  'closed',
  'paid',
  /** Money arrived after closing: booked, and listed for refund. */
  'paid-after-close',
  'partly-refunded',
  'refunded',
] as const
export type OrderState = (typeof ORDER_STATES)[number]

type Facts = Pick<OrderDoc, 'paid' | 'refunds' | 'closed' | 'amountFen'>

/** What people see: a pure function of the facts, whatever their order of arrival. */
export function stateOf(order: Facts): OrderState {
  if (!order.paid) return order.closed ? 'closed' : order.amountFen === null ? 'stub' : 'unpaid'
  const refunded = successful(order).reduce((fen, refund) => fen + refund.fen, 0)
  if (refunded > 0) return refunded >= order.paid.totalFen ? 'refunded' : 'partly-refunded'
  return order.closed ? 'paid-after-close' : 'paid'
}

const successful = (order: Facts) => order.refunds.filter(refund => refund.state === 'success')
