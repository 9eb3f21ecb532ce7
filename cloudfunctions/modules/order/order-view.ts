import type { OrderShownState, OrderView } from '@shared/contract'
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
    lines: order.lines.map(({ name, qty, fen }) => ({
      name,
      quantity: qty,
      priceFen: Math.round(fen / qty),
    })),
    ...(order.topUp ? { topUp: { bonusFen: order.topUp.bonusFen } } : {}),
  }
}

/** Last four characters of the order number, which people compare. */
export function orderTail(orderId: string): string {
  return orderId.slice(-TAIL_LENGTH)
}

function shownState(order: OrderDoc): OrderShownState {
  const state = stateOf(order)
  return state === 'stub' ? 'unpaid' : state
}
