import type { MonthSumView, OrderRowView } from '@shared/contract'
import type { OrdersListed } from '@shared/contract/actions/order'
import { amount, integer } from '@shared/domain/money/display'
import { monthWords } from '@shared/text/dates'

/** A row, and on the first one of its month what the month came to. */
export interface ListedOrder {
  row: OrderRowView
  sum: MonthSumView | undefined
}

/** The rows of one page with the sums it brought. */
export const listedOf = ({ orders, months }: OrdersListed): ListedOrder[] =>
  orders.map(row => ({ row, sum: months.find(({ month }) => month === row.month) }))

export interface OrderMonth {
  title: string
  /** `4 单 · 付了 ¥1,711.20`; '' where nothing was paid and kept. */
  sums: string
  rows: OrderRowView[]
}

/** Orders under their months, newest first. */
export function orderMonths(listed: readonly ListedOrder[], today: string): OrderMonth[] {
  const months = new Map<string, OrderMonth>()
  for (const { row, sum } of listed) {
    const known = months.get(row.month)
    if (known) known.rows.push(row)
    else months.set(row.month, { title: monthWords(row.month, today), sums: sumWords(sum), rows: [row] })
  }
  return [...months.values()]
}

const sumWords = (sum: MonthSumView | undefined) =>
  sum && sum.count > 0 ? `${integer(sum.count)} 单 · 付了 ${amount(sum.paidFen)}` : ''
