import { DAY_MS } from '../calendar/units'
import { NEVER } from '../due'
import type { OrderDoc, PaidFact } from '../order/types'
import type { BillPayment, BillRefund, TradeBill } from '../reconciliation/types'
import type { MerchantDoc } from './types'

type Relation = Pick<MerchantDoc, 'periods'>

/** WeChat Pay takes refunds for so long after the payment. */
const REFUNDABLE_MS = 365 * DAY_MS

export const isConfirmed = ({ state }: Pick<MerchantDoc, 'state'>) => state === 'confirmed'
/** Whether anything of this number can ever have been the brand's. */
export const everConfirmed = ({ periods }: Relation) => periods.length > 0

/** Whether the number collected for the brand at this moment. */
export const belongsAt = ({ periods }: Relation, at: number) =>
  periods.some(({ fromAt, toAt }) => at >= fromAt && at < toAt)

/**
 * Whether a payment is the brand's: made while its merchant number collected for the brand, or for an order
 * that was placed meanwhile — what was sold is honoured. When its notice arrives does not matter. `order` is
 * what exists under its number, if anything.
 */
export function takesPayment(
  relation: Relation,
  paid: Pick<PaidFact, 'at'>,
  order: OrderDoc | null,
): boolean {
  const placed = order !== null && order.amountFen !== null
  return belongsAt(relation, paid.at) || (placed && belongsAt(relation, order.createdAt))
}

/**
 * Whether a refund is looked after: always when its order is known, also long after the number has left. One
 * that arrives before its payment names no time of payment, so it waits for it on a stub, unless the number
 * never collected for the brand.
 */
export const takesRefund = (relation: Relation, order: OrderDoc | null): boolean =>
  order !== null || everConfirmed(relation)

/**
 * Whether bills up to this moment may still name orders of the brand: one that has left is asked as long as
 * refunds can come.
 */
export const billsMatterAt = ({ periods }: Relation, at: number) =>
  periods.some(({ fromAt, toAt }) => at >= fromAt && (toAt === NEVER || at < toAt + REFUNDABLE_MS))

/**
 * The part of a bill that is the brand's: what it knows, and what was made while the number collected for it.
 */
export function ownPartOf(bill: TradeBill, relation: Relation, orders: readonly OrderDoc[]): TradeBill {
  const known = new Set(orders.map(order => order.outTradeNo))
  const own = ({ outTradeNo, at }: BillPayment | BillRefund) =>
    known.has(outTradeNo) || belongsAt(relation, at)
  return { payments: bill.payments.filter(own), refunds: bill.refunds.filter(own) }
}
