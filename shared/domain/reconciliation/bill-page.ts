import type { OrderDoc } from '../order/types'
import type { BillProgress, Difference, TradeBill } from './types'

/** A bill by order numbers, as its pages are cut out of it. */
export interface SortedBill extends TradeBill {
  /** Each order number the bill names once, in order. */
  numbers: string[]
}

/** What is compared together: everything, on both sides, whose order number lies between two borders. */
export interface BillPage {
  /** The last order number that may be in it; LAST when nothing is left behind it. */
  upTo: string
  lines: TradeBill
  orders: OrderDoc[]
  /** Numbers the bill names and none of `orders` has: orders of another day, or unknown ones. */
  alsoNamed: string[]
}

/** Behind every order number. */
export const LAST = '\uffff'

export const billBegun = (): BillProgress => ({
  cursor: '',
  payments: 0,
  paidFen: 0,
  refunds: 0,
  refundedFen: 0,
  differences: 0,
})

type Numbered = { outTradeNo: string }
const numberOf = ({ outTradeNo }: Numbered) => outTradeNo
const byNumber = (a: Numbered, b: Numbered) =>
  a.outTradeNo < b.outTradeNo ? -1 : a.outTradeNo > b.outTradeNo ? 1 : 0

export function sortedBill({ payments, refunds }: TradeBill): SortedBill {
  const numbers = [...payments, ...refunds].map(numberOf)
  return {
    payments: [...payments].sort(byNumber),
    refunds: [...refunds].sort(byNumber),
    numbers: [...new Set(numbers)].sort(),
  }
}

/**
 * The next page behind `cursor`. `found`: lists of our orders, each by order number, the next `size` ones
 * behind the cursor. A list that came full may go on, so the page ends with the first of the full lists that
 * ends: up to there all sides are complete.
 */
export function billPage(
  bill: SortedBill,
  found: readonly (readonly OrderDoc[])[],
  cursor: string,
  size: number,
): BillPage {
  const from = placeBehind(bill.numbers, cursor, number => number)
  const numbers = bill.numbers.slice(from, from + size)
  const ends = [numbers, ...found.map(list => list.map(numberOf))]
    .filter(list => list.length >= size)
    .map(list => list.at(-1) ?? LAST)
  const upTo = ends.reduce((least, end) => (end < least ? end : least), LAST)
  const within = found.flat().filter(({ outTradeNo }) => outTradeNo <= upTo)
  const orders = new Map(within.map(order => [order.outTradeNo, order]))
  return {
    upTo,
    lines: { payments: between(bill.payments, cursor, upTo), refunds: between(bill.refunds, cursor, upTo) },
    orders: [...orders.values()],
    alsoNamed: numbers.filter(number => number <= upTo && !orders.has(number)),
  }
}

/**
 * The progress behind a page: `lines` = what of the page's bill is the brand's, `differences` = what was
 * found in it.
 */
export function afterBillPage(
  progress: BillProgress,
  { upTo }: Pick<BillPage, 'upTo'>,
  { payments, refunds }: TradeBill,
  differences: readonly Difference[],
): BillProgress {
  const sum = (amounts: readonly number[]) => amounts.reduce((total, fen) => total + fen, 0)
  return {
    cursor: upTo,
    payments: progress.payments + payments.length,
    paidFen: progress.paidFen + sum(payments.map(({ totalFen }) => totalFen)),
    refunds: progress.refunds + refunds.length,
    refundedFen: progress.refundedFen + sum(refunds.map(({ fen }) => fen)),
    differences: progress.differences + differences.length,
  }
}

/** Of lines in order, those behind one number and up to another, it included. */
const between = <L extends Numbered>(lines: readonly L[], after: string, upTo: string): L[] =>
  lines.slice(placeBehind(lines, after, numberOf), placeBehind(lines, upTo, numberOf))

/** How many of these, which are in order, have a number up to this one. */
function placeBehind<T>(sorted: readonly T[], upTo: string, numberOfEach: (one: T) => string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numberOfEach(sorted[middle] as T) <= upTo) low = middle + 1
    else high = middle
  }
  return low
}
