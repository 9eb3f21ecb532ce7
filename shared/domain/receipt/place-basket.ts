import { blankOrder } from '../order/create-order'
import { firstLookAt } from '../order/next-order-action'
import type { OrderDoc, OrderLine } from '../order/types'
import type { BasketTicket } from './types'

export type BasketDecision =
  | { kind: 'insert'; order: OrderDoc }
  /** Written where `{_id, version: before}`. */
  | { kind: 'update'; order: OrderDoc; before: number }
  /** These lines are on the order already. */
  | { kind: 'kept' }
  /** The payment is a fact, or other lines are: what the order earns is decided without these, for good. */
  | { kind: 'too-late' }
  | { kind: 'other-amount' }

/**
 * What is in a WeChat payment, said by the till. Lines raise the order's version like any fact: a payment
 * that was read beside them is decided again with them, and lines that were read beside a payment find
 * themselves too late. So they count exactly when the till receives the answer that they are kept, and never
 * afterwards.
 */
export function placeBasket(
  order: OrderDoc | null,
  ticket: BasketTicket,
  place: { brandId: string; storeId: string },
  now: number,
): BasketDecision {
  const { mchid, outTradeNo, amountFen, lines } = ticket
  if (!order) {
    const blank = blankOrder({ ...place, mchid, outTradeNo, memberId: '', source: 'till' }, now)
    return { kind: 'insert', order: { ...blank, version: 1, amountFen, lines, dueAt: firstLookAt(now) } }
  }
  if (order.amountFen !== null && order.amountFen !== amountFen) return { kind: 'other-amount' }
  if (sameLines(order.lines, lines)) return { kind: 'kept' }
  if (order.paid || order.lines.length > 0) return { kind: 'too-late' }
  const next = {
    ...order,
    version: order.version + 1,
    lines,
    storeId: order.storeId || place.storeId,
    dueAt: Math.min(order.dueAt, firstLookAt(now)),
  }
  return { kind: 'update', order: next, before: order.version }
}

const sameLines = (mine: readonly OrderLine[], theirs: readonly OrderLine[]) =>
  JSON.stringify(mine.map(partsOf)) === JSON.stringify(theirs.map(partsOf))
const partsOf = ({ name, qty, fen, productId }: OrderLine) => [name, qty, fen, productId ?? '']
