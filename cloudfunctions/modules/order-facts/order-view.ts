import type { OrderRowView, OrderShownState, OrderView, PickUpView } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { kindOf } from '@shared/domain/order/kind'
import { monthOf } from '@shared/domain/order/months'
import { payableUntil } from '@shared/domain/order/pay-again'
import { isOnTheWay } from '@shared/domain/order/pick-up'
import { refundedFenOf } from '@shared/domain/order/refunded'
import { stateOf } from '@shared/domain/order/state-of'
import type { OrderDoc } from '@shared/domain/order/types'

const TAIL_LENGTH = 4

/** An order as its payer sees it: what was paid, what came back, from facts alone. */
export function orderView(order: OrderDoc, storeName: string): OrderView {
  return {
    id: order._id,
    tail: orderTail(order._id),
    state: shownState(order),
    amountFen: order.amountFen ?? 0,
    payerFen: order.paid?.payerFen ?? 0,
    refundedFen: refundedFenOf(order, 'payer'),
    paidAt: order.paid?.at ?? null,
    storeName,
    lines: order.lines.map(({ name, qty, fen, productId }) => ({
      name,
      quantity: qty,
      priceFen: Math.round(fen / qty),
      fen,
      ...(productId ? { productId } : {}),
    })),
    ...withPickUp(order),
    ...(order.exchangeId ? { exchangeId: order.exchangeId } : {}),
    ...(order.topUp ? { topUp: { bonusFen: order.topUp.bonusFen } } : {}),
  }
}

/** Last four characters of the order number, which people compare. */
export function orderTail(orderId: string): string {
  return orderId.slice(-TAIL_LENGTH)
}

function withPickUp(order: OrderDoc): { pickUp?: PickUpView } {
  const pickUp = pickUpView(order)
  return pickUp ? { pickUp } : {}
}

/** Its number and how far it is; null where it has none. */
export function pickUpView({ pickUp, paid }: Pick<OrderDoc, 'pickUp' | 'paid'>): PickUpView | null {
  if (!pickUp || !paid) return null
  const { number, day, state, steps } = pickUp
  return { number, day, state, at: steps[steps.length - 1]?.at ?? paid.at }
}

/** An order as one row of its customer's list. */
export function orderRowView(
  order: OrderDoc,
  { now, timeZone, storeName }: { now: number; timeZone: string; storeName: (id: string) => string },
): OrderRowView {
  return {
    id: order._id,
    tail: orderTail(order._id),
    kind: kindOf(order),
    at: order.createdAt,
    month: monthOf(order, timeZone),
    firstName: order.lines[0]?.name ?? '',
    pieces: order.lines.reduce((sum, line) => sum + line.qty, 0),
    storeName: storeName(order.storeId),
    fen: order.paid?.payerFen ?? order.amountFen ?? 0,
    state: shownState(order),
    points: order.grant ? order.keptPoints : null,
    pickUp: pickUpView(order),
    live: isOnTheWay(order, dayOf(now, timeZone)),
    payableUntilAt: payableUntil(order),
  }
}

function shownState(order: OrderDoc): OrderShownState {
  const state = stateOf(order)
  return state === 'stub' ? 'unpaid' : state
}
