import { accept, type Outcome, type OutputOf, refuse } from '@shared/contract'
import type { OrderDoc } from '@shared/domain/order/types'
import type { Context, Handler } from '../../platform/context'
import { storeNames } from '../brand/store-view'
import { orderView } from '../order-facts/order-view'
import { closeUnpaid } from '../payment/close-unpaid'
import { ownOrder } from './own-order'
import { settle } from './settle-order'

type Cancelled = Outcome<OutputOf<'order.cancel'>>

/**
 * Closes an unpaid order: WeChat Pay says first that it was not paid and takes no payment any more, then it
 * is a fact here. Repeatable; dies between the two: the query schedule finds it closed. 3 trips.
 */
export const cancelOrder: Handler<'order.cancel'> = async (context, { orderId }) => {
  const order = await ownOrder(context, orderId)
  if (order?.source !== 'app') return refuse('ORDER_NOT_FOUND')
  if (order.paid || order.closed) return answer(order, context)
  const closed = await closeUnpaid(order, context.now)
  if (closed.kind === 'decided') return settled(closed.order, context)
  return refuse(closed.kind === 'busy' ? 'BUSY' : 'PAYMENT_UNAVAILABLE')
}

async function settled(order: OrderDoc, context: Context): Promise<Cancelled> {
  await settle(order, context.now)
  return answer(order, context)
}

async function answer(order: OrderDoc, { brand }: Context): Promise<Cancelled> {
  if (order.paid) return refuse('ORDER_ALREADY_PAID', undefined, { orderId: order._id })
  return accept({ order: orderView(order, (await storeNames(brand._id))(order.storeId)) })
}
