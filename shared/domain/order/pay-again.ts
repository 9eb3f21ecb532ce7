import { MINUTE_MS } from '../calendar/units'
import type { OrderDoc } from './types'

/** How long an unpaid order may be paid: less than until the sweeper closes it (next-order-action.ts). */
export const PAYABLE_FOR_MS = 30 * MINUTE_MS
/** The money of an exchange, for which points and a unit are kept. */
export const EXCHANGE_PAYABLE_FOR_MS = 15 * MINUTE_MS

type Facts = Pick<OrderDoc, 'source' | 'paid' | 'closed' | 'createdAt' | 'amountFen' | 'exchangeId'>

/** Until when an order of the mini-program may be paid; null where it never can be again. */
export function payableUntil(order: Facts): number | null {
  const { source, paid, closed, createdAt, amountFen, exchangeId } = order
  if (source !== 'app' || paid || closed || amountFen === null) return null
  return createdAt + (exchangeId === undefined ? PAYABLE_FOR_MS : EXCHANGE_PAYABLE_FOR_MS)
}

/** Whether its payment may be asked for now. */
export const mayPay = (order: Facts, now: number): boolean => now < (payableUntil(order) ?? 0)
