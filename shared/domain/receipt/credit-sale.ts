import { dayOf } from '../calendar/day'
import { SETTLE_GRACE_MS } from '../due'
import { receiptMchidOf } from '../ids'
import { blankOrder } from '../order/create-order'
import type { OrderDoc } from '../order/types'
import { claimReceipt } from './claim-receipt'
import { foldSlipNumber } from './slip-number'

/** A sale a clerk vouches for: cash or another wallet, at a till that does not speak to us. */
export interface CounterSale {
  brandId: string
  storeId: string
  memberId: string
  staffId: string
  /** On the till's slip, or made from the command where there is none. */
  receiptNo: string
  amountFen: number
  /** When the customer was found: of this day the sale is, also when it is sent again after midnight. */
  at: number
  commandId: string
  inputHash: string
}

export interface CreditTerms {
  claimDays: number
  timeZone: string
}

export type CreditDecision =
  | { kind: 'insert'; order: OrderDoc }
  /**
   * The till's own ticket, unclaimed so far: it becomes this customer's. Write it where `{_id, version:
   * before, memberId: ''}`.
   */
  | { kind: 'claim'; order: OrderDoc; before: number }
  /** This very credit exists. */
  | { kind: 'already'; order: OrderDoc }
  /** The till counts from the beginning every day: decide again under the day's own number. */
  | { kind: 'number-of-another-day' }
  | { kind: 'conflict' }
  /** This slip was credited before. */
  | { kind: 'credited'; order: OrderDoc }
  | { kind: 'amount-differs'; amountFen: number }
  | { kind: 'void' }
  | { kind: 'late' }

/**
 * One slip, one credit: the order's `_id` is its number, shared with the till's own tickets, so neither a
 * second clerk nor the customer's scan of the printed code credits it again. `known` is the order of that
 * number.
 */
export function creditSale(
  known: OrderDoc | null,
  sale: CounterSale,
  terms: CreditTerms,
  now: number,
): CreditDecision {
  if (!known) return { kind: 'insert', order: newOrder(sale, terms, now) }
  const sameDay = known.paid?.day === dayOf(sale.at, terms.timeZone)
  if (known.source !== 'counter') {
    const decision = creditTicket(known, sale, terms, now)
    // A slip of an earlier day may be brought today; another amount says that its till counts from the
    // beginning every day.
    return decision.kind === 'amount-differs' && !sameDay ? { kind: 'number-of-another-day' } : decision
  }
  if (known.commandId === sale.commandId) {
    return known.inputHash === sale.inputHash ? { kind: 'already', order: known } : { kind: 'conflict' }
  }
  return sameDay ? { kind: 'credited', order: known } : { kind: 'number-of-another-day' }
}

/** A number the store's till has reported itself: the clerk claims its ticket for the customer. */
function creditTicket(known: OrderDoc, sale: CounterSale, terms: CreditTerms, now: number): CreditDecision {
  if (known.amountFen !== sale.amountFen) return { kind: 'amount-differs', amountFen: known.amountFen ?? 0 }
  const { memberId } = sale
  const claimed = claimReceipt(known, { memberId, mine: [memberId], ...terms }, now)
  switch (claimed.kind) {
    case 'update':
      return {
        kind: 'claim',
        order: { ...claimed.order, creditedBy: sale.staffId },
        before: claimed.before,
      }
    case 'mine':
      return { kind: 'already', order: known }
    case 'taken':
      return { kind: 'credited', order: known }
    default:
      return claimed
  }
}

function newOrder(sale: CounterSale, { timeZone }: CreditTerms, now: number): OrderDoc {
  const { brandId, storeId, memberId, receiptNo, amountFen, at, commandId, inputHash } = sale
  const mchid = receiptMchidOf(storeId)
  const outTradeNo = foldSlipNumber(receiptNo)
  const origin = { mchid, outTradeNo, brandId, storeId, memberId, source: 'counter' as const }
  return {
    ...blankOrder(origin, now),
    slipNumber: receiptNo,
    version: 1,
    amountFen,
    commandId,
    inputHash,
    creditedBy: sale.staffId,
    paid: {
      transactionId: `counter:${outTradeNo}`,
      at,
      day: dayOf(at, timeZone),
      totalFen: amountFen,
      payerFen: amountFen,
      promotions: [],
    },
    dueAt: now + SETTLE_GRACE_MS,
  }
}
