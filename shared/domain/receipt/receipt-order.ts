import { dayOf } from '../calendar/day'
import { receiptMchidOf } from '../ids'
import { addPaid } from '../order/add-fact'
import type { OrderOrigin } from '../order/create-order'
import type { FactDecision, OrderDoc, PaidFact } from '../order/types'
import type { ReceiptTicket } from './types'

/** Where a receipt belongs before anybody has claimed it. */
function originOf(brandId: string, storeId: string, receiptNo: string): OrderOrigin {
  return {
    mchid: receiptMchidOf(storeId),
    outTradeNo: receiptNo,
    brandId,
    storeId,
    memberId: '',
    source: 'receipt',
  }
}

/**
 * A till's signed word becomes an order that is paid and nobody's. The same ticket again is `already`, and so is one whose sale a clerk
 * has credited by hand; the same number with another amount is a misfit, never a second sale.
 */
export function addReceipt(
  order: OrderDoc | null,
  ticket: ReceiptTicket,
  place: { brandId: string; storeId: string; timeZone: string },
  now: number,
): FactDecision {
  const { amountFen, soldAt } = ticket
  const origin = originOf(place.brandId, place.storeId, ticket.receiptNo)
  const paid: PaidFact = {
    transactionId: `${ticket.paidBy}:${ticket.receiptNo}`,
    at: soldAt,
    day: dayOf(soldAt, place.timeZone),
    totalFen: amountFen,
    payerFen: amountFen,
    promotions: [],
  }
  const credited = order?.source === 'counter' && order.amountFen === amountFen
  if (credited && order.paid?.day === paid.day) return { kind: 'already' }
  const decision = addPaid(order, { origin, paid }, now)
  return decision.kind === 'insert'
    ? { kind: 'insert', order: { ...decision.order, lines: ticket.lines } }
    : decision
}
