import { MINUTE_MS } from '../calendar/units'
import type { OrderDoc } from './types'

/** How long an unpaid order may be paid: less than until the sweeper closes it (next-order-action.ts). */
export const PAYABLE_FOR_MS = 30 * MINUTE_MS

type Facts = Pick<OrderDoc, 'source' | 'paid' | 'closed' | 'createdAt' | 'amountFen'>

/** Until when an order of the mini-program may be paid; null where it never can be again. */
export function payableUntil({ source, paid, closed, createdAt, amountFen }: Facts): number | null {
  if (source !== 'app' || paid || closed || amountFen === null) return null
  return createdAt + PAYABLE_FOR_MS
}

/** Whether its payment may be asked for now. */
export const mayPay = (order: Facts, now: number): boolean => now < (payableUntil(order) ?? 0)
