import type { Measure } from '../brand/types'
import type { OrderDoc } from './types'

type Facts = Pick<OrderDoc, 'paid' | 'refunds'>

/** What points are computed from before refunds; 0 until paid. */
export function baseFenOf(order: Facts, measure: Measure): number {
  if (!order.paid) return 0
  return measure === 'payer' ? order.paid.payerFen : order.paid.totalFen
}

/** All successful refunds on the same measure as the base: payer with payer, total with total. */
export function refundedFenOf(order: Facts, measure: Measure): number {
  return order.refunds
    .filter(refund => refund.state === 'success')
    .reduce((fen, refund) => fen + (measure === 'payer' ? refund.payerFen : refund.fen), 0)
}

/** Base minus refunds, never below 0. */
export function netFenOf(order: Facts, measure: Measure): number {
  return Math.max(0, baseFenOf(order, measure) - refundedFenOf(order, measure))
}

/** What can still be given back of a payment, of the total: nothing that was or may yet be. */
export function refundableFenOf({ paid, refunds }: Facts): number {
  if (!paid) return 0
  const taken = refunds.filter(({ state }) => state !== 'closed').reduce((fen, refund) => fen + refund.fen, 0)
  return Math.max(0, paid.totalFen - taken)
}
