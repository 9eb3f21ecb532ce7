import { accept, type Outcome, type OutputOf, refuse } from '@shared/contract'
import type { OrderDoc } from '@shared/domain/order/types'
import type { Context, Handler } from '../../platform/context'
import { storeNames } from '../brand/store-view'
import { orderView } from '../order-facts/order-view'
import { closeAtWechatPay, closeOrder, queryOrder } from '../payment/query-order'
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
  const queried = await queryOrder(order, context.now)
  if (queried.kind === 'fact') return settled(queried.order, context)
  // An order WeChat has never seen needs no closing there.
  const isClosed =
    queried.kind === 'unknown' || (queried.kind === 'not-paid' && (await closeAtWechatPay(order)))
  if (!isClosed) return refuse('PAYMENT_UNAVAILABLE')
  const added = await closeOrder(order, context.now)
  return added.kind === 'added' || added.kind === 'already' ? settled(added.order, context) : refuse('BUSY')
}

async function settled(order: OrderDoc, context: Context): Promise<Cancelled> {
  await settle(order, context.now)
  return answer(order, context)
}

async function answer(order: OrderDoc, { brand }: Context): Promise<Cancelled> {
  if (order.paid) return refuse('ORDER_ALREADY_PAID', undefined, { orderId: order._id })
  return accept({ order: orderView(order, (await storeNames(brand._id))(order.storeId)) })
}
