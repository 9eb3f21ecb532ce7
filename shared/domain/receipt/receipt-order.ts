import { dayOf } from '../calendar/day'
import { receiptMchidOf } from '../ids'
import { addPaid } from '../order/add-fact'
import type { OrderOrigin } from '../order/create-order'
import type { FactDecision, OrderDoc, PaidFact } from '../order/types'
import { foldSlipNumber } from './slip-number'
import type { ReceiptTicket } from './types'

/** Where a receipt belongs before it is claimed. */
function originOf(brandId: string, storeId: string, receiptNo: string): OrderOrigin {
  return {
    mchid: receiptMchidOf(storeId),
    outTradeNo: foldSlipNumber(receiptNo),
    brandId,
    storeId,
    memberId: '',
    source: 'receipt',
  }
}

export type ReceiptDecision =
  | FactDecision
  /** The till counts from the beginning every day: decide again under the day's own number. */
  | { kind: 'number-of-another-day' }

/**
 * A till's signed ticket becomes an order that is paid and has no payer yet. The same ticket again is
 * `already`, and so is one whose sale a clerk has credited by hand; the same number on the same day with
 * another amount or another time of sale is unmatched, never a second sale. `receiptNo` is the ticket's
 * number, or its number of the day.
 */
export function addReceipt(
  order: OrderDoc | null,
  ticket: ReceiptTicket,
  place: { brandId: string; storeId: string; timeZone: string },
  now: number,
): ReceiptDecision {
  const { amountFen, soldAt, receiptNo } = ticket
  const origin = originOf(place.brandId, place.storeId, receiptNo)
  const paid: PaidFact = {
    transactionId: `${ticket.paidBy}:${origin.outTradeNo}`,
    at: soldAt,
    day: dayOf(soldAt, place.timeZone),
    totalFen: amountFen,
    payerFen: amountFen,
    promotions: [],
  }
  if (order?.paid) {
    if (order.paid.day !== paid.day) return { kind: 'number-of-another-day' }
    if (order.source === 'counter' && order.amountFen === amountFen) return { kind: 'already' }
    if (order.source === 'receipt' && order.paid.at !== soldAt)
      return { kind: 'unmatched', reason: 'second-transaction' }
  }
  const decision = addPaid(order, { origin, paid }, now)
  return decision.kind === 'insert'
    ? { kind: 'insert', order: { ...decision.order, slipNumber: receiptNo, lines: ticket.lines } }
    : decision
}
