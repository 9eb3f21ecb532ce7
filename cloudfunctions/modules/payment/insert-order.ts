import { accept, type Outcome, refuse } from '@shared/contract'
import { HOUR_MS } from '@shared/domain/calendar/units'
import { LIMITS } from '@shared/domain/limits'
import type { OrderDoc } from '@shared/domain/order/types'
import { _, find, insert, read, removeWhere } from '../../platform/database'

/** Longer than the query schedule leaves an unpaid order open. */
const OPEN_FOR_MS = HOUR_MS
const RECENT = 100

/**
 * Inserts an order under its number before WeChat Pay is shown it; a repeat finds what the first run
 * inserted. 2 trips.
 */
export async function insertOrder(order: OrderDoc): Promise<Outcome<OrderDoc>> {
  if ((await insert('orders', order)) === 'inserted') return keepIfAllowed(order)
  const winner = await read('orders', order._id)
  if (!winner) throw new Error('an order that could not be inserted is not there')
  return sameOrder(winner, order.inputHash)
}

/**
 * Looks at the person's orders of the last hour after the insert, so that of many at once only as many remain
 * as are allowed, and one command whose merchant number changed meanwhile has one payable order. An order
 * that may not remain was never shown to WeChat Pay and is removed; dies before that: the sweeper closes it.
 */
async function keepIfAllowed(order: OrderDoc): Promise<Outcome<OrderDoc>> {
  const { memberId, commandId, createdAt } = order
  const recent = await find(
    'orders',
    { memberId, createdAt: _.gte(createdAt - OPEN_FOR_MS) },
    { orderBy: { createdAt: 'desc' }, limit: RECENT },
  )
  const twin = recent.find(other => other.commandId === commandId && other._id !== order._id)
  const open = recent.filter(({ source, paid, closed }) => source === 'app' && !paid && !closed)
  if (!twin && open.length <= LIMITS.openOrders) return accept(order)
  await removeWhere('orders', { _id: order._id, version: order.version })
  return twin ? refuse('BUSY') : refuse('TOO_MANY_UNPAID')
}

/** The order that stands for a command: to be paid still, and of the same input. */
export function sameOrder(order: OrderDoc, inputHash: string): Outcome<OrderDoc> {
  if (order.inputHash !== inputHash) return refuse('CONFLICT')
  if (order.paid) return refuse('ORDER_ALREADY_PAID', undefined, { orderId: order._id })
  if (order.closed) return refuse('ORDER_CLOSED', undefined, { orderId: order._id })
  return accept(order)
}
