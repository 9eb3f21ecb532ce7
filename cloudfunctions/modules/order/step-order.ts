import { accept, type Outcome, type OutputOf, refuse } from '@shared/contract'
import { stepPickUp } from '@shared/domain/order/pick-up'
import type { OrderDoc } from '@shared/domain/order/types'
import type { Handler } from '../../platform/context'
import { read, updateWhere } from '../../platform/database'
import { pickUpView } from '../order-facts/order-view'
import { workPlace } from '../staff/work-place'

type Stepped = Outcome<OutputOf<'order.step'>>

/**
 * A clerk moves an order on at their own counter. One update guarded by the state it moves from decides; two
 * clerks at once are one step. Repeatable by its command id, which stays on the order. 3 trips with the
 * router's.
 */
export const stepOrder: Handler<'order.step'> = async (
  context,
  { orderId, storeId, from, to, commandId },
) => {
  const place = await workPlace(context, storeId)
  if (!place.ok) return place
  const order = await orderAt(orderId, storeId)
  if (!order) return refuse('ORDER_NOT_FOUND')
  const command = { from, to, commandId, staffId: context.staff._id }
  const decision = stepPickUp(order, command, context.now)
  if (decision.kind !== 'step') return explain(order, decision)
  const unmoved = { _id: orderId, version: order.version, 'pickUp.state': from }
  const written = await updateWhere('orders', unmoved, { pickUp: decision.next })
  if (written === 1) return stepped({ ...order, pickUp: decision.next })
  // Another step, or a fact of the payment, came meanwhile: what is there now says which.
  const newer = await orderAt(orderId, storeId)
  if (!newer) return refuse('ORDER_NOT_FOUND')
  const again = stepPickUp(newer, command, context.now)
  return again.kind === 'step' ? refuse('BUSY') : explain(newer, again)
}

async function orderAt(orderId: string, storeId: string): Promise<OrderDoc | null> {
  const order = await read('orders', orderId)
  return order?.storeId === storeId ? order : null
}

function explain(
  order: OrderDoc,
  { kind }: Exclude<ReturnType<typeof stepPickUp>, { kind: 'step' }>,
): Stepped {
  switch (kind) {
    case 'repeated':
      return stepped(order)
    case 'conflict':
      return refuse('CONFLICT')
    case 'paid-back':
      return refuse('ORDER_PAID_BACK')
    case 'moved':
      return refuse('ORDER_MOVED', undefined, { pickUp: pickUpView(order) })
    case 'none':
      return refuse('ORDER_NOT_FOUND')
  }
}

function stepped(order: OrderDoc): Stepped {
  const pickUp = pickUpView(order)
  return pickUp ? accept({ orderId: order._id, pickUp }) : refuse('ORDER_NOT_FOUND')
}
