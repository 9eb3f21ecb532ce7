import { dayOf } from '../calendar/day'
import { netFenOf } from './refunded'
import type { OrderDoc } from './types'

/** What a month of orders came to; refunded ones are not counted. */
export interface MonthSum {
  /** Brand-local `YYYY-MM`. */
  month: string
  count: number
  paidFen: number
}

/** The month an order stands under in the list. */
export const monthOf = ({ createdAt }: Pick<OrderDoc, 'createdAt'>, timeZone: string) =>
  dayOf(createdAt, timeZone).slice(0, 7)

/** Sums by month, newest first, of what was paid and kept. */
export function sumByMonth(
  orders: readonly Pick<OrderDoc, 'createdAt' | 'paid' | 'refunds'>[],
  timeZone: string,
): MonthSum[] {
  const sums = new Map<string, MonthSum>()
  for (const order of orders) {
    const month = monthOf(order, timeZone)
    const sum = sums.get(month) ?? { month, count: 0, paidFen: 0 }
    const fen = netFenOf(order, 'payer')
    sums.set(month, fen > 0 ? { month, count: sum.count + 1, paidFen: sum.paidFen + fen } : sum)
  }
  return [...sums.values()].sort((a, b) => (a.month < b.month ? 1 : -1))
}
