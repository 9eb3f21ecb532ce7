import type { OrderDoc } from './types'

export const ORDER_STATES = [
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

/** A refund was asked for and is not decided: shown beside the state. */
export function isRefunding(order: Pick<OrderDoc, 'refunds'>): boolean {
  return order.refunds.some(refund => refund.state === 'asked' || refund.state === 'processing')
}

/** What has been paid and is neither refunded nor promised to be: the most a new refund may ask for, in fen of the total. */
export function refundableFen(order: Facts): number {
  if (!order.paid) return 0
  const taken = order.refunds
    .filter(refund => refund.state !== 'closed')
    .reduce((fen, refund) => fen + refund.fen, 0)
  return Math.max(0, order.paid.totalFen - taken)
}
