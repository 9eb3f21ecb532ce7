import { SETTLE_GRACE_MS } from '../due'
import { LIMITS } from '../limits'
import { blankOrder, type OrderOrigin } from './create-order'
import { refundNumberOf, refundStep } from './refund-states'
import { refundableFenOf } from './refunded'
import type { FactDecision, OrderDoc, PaidFact, RefundFact, UnmatchedReason } from './types'

const already: FactDecision = { kind: 'already' }
const unmatched = (reason: UnmatchedReason): FactDecision => ({ kind: 'unmatched', reason })

/**
 * The one shape of every new fact: version raised, due for `settle`. An unknown order is inserted with it.
 * Each fact is written once; the order in which facts arrive does not matter.
 */
function withFact(
  order: OrderDoc | null,
  blank: OrderDoc,
  fact: Partial<OrderDoc>,
  now: number,
): FactDecision {
  const base = order ?? blank
  const next = { ...base, ...fact, version: base.version + 1, dueAt: now + SETTLE_GRACE_MS, tries: 0 }
  return order ? { kind: 'update', order: next, before: order.version } : { kind: 'insert', order: next }
}

/**
 * A payment verified by signature or query. It may follow `closed`: money that arrived late is booked all the
 * same.
 */
export function addPaid(
  order: OrderDoc | null,
  news: { origin: OrderOrigin; paid: PaidFact },
  now: number,
): FactDecision {
  const { origin, paid } = news
  if (order?.brandId && order.brandId !== origin.brandId) return unmatched('merchant-differs')
  if (order && order.amountFen !== null && order.amountFen !== paid.totalFen)
    return unmatched('amount-differs')
  if (order?.memberId && origin.memberId && order.memberId !== origin.memberId)
    return unmatched('payer-differs')
  if (order?.paid)
    return order.paid.transactionId === paid.transactionId ? already : unmatched('second-transaction')
  return withFact(
    order,
    blankOrder(origin, now),
    {
      paid,
      amountFen: paid.totalFen,
      memberId: order?.memberId || origin.memberId,
      storeId: order?.storeId || origin.storeId,
    },
    now,
  )
}

/**
 * A refund's state verified by signature or query; without its order it makes a stub that the payment fills.
 */
export function addRefund(
  order: OrderDoc | null,
  news: { origin: OrderOrigin; totalFen: number | null; refund: RefundFact },
  now: number,
): FactDecision {
  const { origin, totalFen, refund } = news
  if (order && order.amountFen !== null && totalFen !== null && order.amountFen !== totalFen) {
    return unmatched('amount-differs')
  }
  const refunds = order?.refunds ?? []
  const known = refunds.find(each => each.no === refund.no)
  if (!known) {
    if (refunds.length >= LIMITS.refundsPerOrder) return unmatched('too-many-refunds')
    return withFact(order, blankOrder(origin, now), { refunds: [...refunds, refund] }, now)
  }
  const step = refundStep(known.state, refund.state)
  if (known.fen !== refund.fen) return unmatched('refund-amount-differs')
  if (step === 'contradiction') return unmatched('refund-after-closed')
  if (step === 'stale') return already
  const next = refunds.map(each => (each === known ? { ...each, ...refund } : each))
  return withFact(order, blankOrder(origin, now), { refunds: next }, now)
}

/**
 * So much of a top-up was paid back at the counter by now, in fen, cumulative: an older word of it changes
 * nothing.
 */
export function addPaidBack(order: OrderDoc, paidBackFen: number, now: number): FactDecision {
  if ((order.paidBackFen ?? 0) >= paidBackFen) return already
  return withFact(order, order, { paidBackFen }, now)
}

/**
 * We will ask WeChat Pay to give back what is left of a payment, under a number of its own: written before it
 * is asked, so that no crash forgets it and no repeat asks twice.
 */
export function addRefundRequest(order: OrderDoc, now: number): FactDecision {
  const fen = refundableFenOf(order)
  if (fen === 0 || order.refunds.some(({ requested }) => requested)) return already
  const refund: RefundFact = {
    no: refundNumberOf(order.outTradeNo),
    state: 'asked',
    fen,
    payerFen: 0,
    at: now,
    requested: true,
  }
  return withFact(order, order, { refunds: [...order.refunds, refund] }, now)
}

/** WeChat says the order is closed and cannot be paid any more. */
export function addClosed(order: OrderDoc, at: number, now: number): FactDecision {
  if (order.closed) return already
  return withFact(order, order, { closed: { at } }, now)
}
