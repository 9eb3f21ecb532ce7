import type { OrderDoc, PaidFact, RefundFact } from '../order/types'
import type { BillPayment, BillRefund, Difference, TradeBill } from './types'

/** The half-open time the bill covers, epoch ms. */
export interface BillWindow {
  fromAt: number
  untilAt: number
}

/** How WeChat Pay's bill calls a refund that took no money, and one on its way. */
const FAILED = 'FAIL'
const DONE = 'SUCCESS'

/**
 * Every disagreement between one merchant number's bill and our orders: those it names, and those of ours
 * that should be in it. An agreement is silent; nothing is decided here about who is right.
 */
export function compareBill(
  bill: TradeBill,
  orders: readonly OrderDoc[],
  { fromAt, untilAt }: BillWindow,
): Difference[] {
  const byNumber = new Map(orders.map(order => [order.outTradeNo, order]))
  const paidThere = new Set(bill.payments.map(payment => payment.outTradeNo))
  const refundedThere = new Set(bill.refunds.map(refund => refund.refundNo))
  const within = (at: number) => at >= fromAt && at < untilAt
  return [
    ...bill.payments.flatMap(payment => ofPayment(payment, byNumber.get(payment.outTradeNo))),
    ...bill.refunds.flatMap(refund => ofRefund(refund, byNumber.get(refund.outTradeNo))),
    ...orders.flatMap(order => [
      ...(order.paid && within(order.paid.at) && !paidThere.has(order.outTradeNo)
        ? [paymentNotThere(order, order.paid)]
        : []),
      ...order.refunds
        .filter(({ no, state, at }) => state === 'success' && within(at) && !refundedThere.has(no))
        .map(refund => refundNotThere(order, refund)),
    ]),
  ]
}

/** Whether this payment of the bill and our order agree; at most one difference. */
function ofPayment(payment: BillPayment, order: OrderDoc | undefined): Difference[] {
  const difference = (kind: Difference['kind']): Difference[] => [
    {
      kind,
      outTradeNo: payment.outTradeNo,
      refundNo: '',
      transactionId: payment.transactionId,
      billFen: payment.totalFen,
      ourFen: order?.paid?.totalFen ?? null,
    },
  ]
  if (!order?.paid) return difference('payment-missing-here')
  if (order.paid.totalFen !== payment.totalFen) return difference('payment-amount')
  if (order.paid.transactionId !== payment.transactionId) return difference('payment-transaction')
  // Banks may take off more than the bill's coupons, so only less than that can be wrong.
  const mostFen = payment.totalFen - payment.couponFen
  const { payerFen } = order.paid
  if (payerFen > mostFen)
    return difference('payment-discount').map(each => ({ ...each, billFen: mostFen, ourFen: payerFen }))
  return []
}

/** The same for one refund. One still being processed there only has to be known here. */
function ofRefund(refund: BillRefund, order: OrderDoc | undefined): Difference[] {
  const ours = order?.refunds.find(each => each.no === refund.refundNo)
  const difference = (kind: Difference['kind']): Difference[] => [
    {
      kind,
      outTradeNo: refund.outTradeNo,
      refundNo: refund.refundNo,
      transactionId: refund.transactionId,
      billFen: refund.fen,
      ourFen: ours?.fen ?? null,
    },
  ]
  if (!ours) return refund.status === FAILED ? [] : difference('refund-missing-here')
  if (ours.fen !== refund.fen) return difference('refund-amount')
  if (refund.status === DONE && ours.state !== 'success') return difference('refund-state')
  if (refund.status === FAILED && ours.state === 'success') return difference('refund-state')
  return []
}

function paymentNotThere({ outTradeNo }: OrderDoc, paid: PaidFact): Difference {
  const { transactionId, totalFen: ourFen } = paid
  return { kind: 'payment-missing-there', outTradeNo, refundNo: '', transactionId, billFen: null, ourFen }
}

function refundNotThere({ outTradeNo, paid }: OrderDoc, { no, fen }: RefundFact): Difference {
  const transactionId = paid?.transactionId ?? ''
  return {
    kind: 'refund-missing-there',
    outTradeNo,
    refundNo: no,
    transactionId,
    billFen: null,
    ourFen: fen,
  }
}
