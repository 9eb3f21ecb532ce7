import { type Refusal, refuse } from '@shared/contract'
import { openidOfId } from '@shared/domain/ids'
import { mayPay } from '@shared/domain/order/pay-again'
import type { OrderDoc } from '@shared/domain/order/types'
import type { Context, Handler } from '../../platform/context'
import { merchantByMchid, storesOf } from '../../platform/settings'
import { askForPayment } from '../payment/ask-for-payment'
import { queryOrder } from '../payment/query-order'
import { ownOrder } from './own-order'
import { refuseIfClosed } from './refuse-if-closed'
import { settle } from './settle-order'

/**
 * Asks WeChat Pay for the payment of an order that exists and writes nothing, so repeating it is harmless and
 * the same number is never payable twice; where it turns out to be paid, the payment is booked. 1 trip.
 */
export const payOrder: Handler<'order.pay'> = async (context, { orderId }) => {
  const order = await ownOrder(context, orderId)
  if (order?.source !== 'app') return refuse('ORDER_NOT_FOUND')
  // Placed from a WeChat account whose card is part of this one now: only that account can pay it.
  if (openidOfId(order.memberId) !== context.caller.openid) return refuse('ORDER_NOT_YOURS')
  if (order.paid) return refuse('ORDER_ALREADY_PAID', undefined, { orderId })
  if (!mayPay(order, context.now)) return refuse('ORDER_CLOSED', undefined, { orderId })
  const store = (await storesOf(order.brandId))?.find(each => each._id === order.storeId)
  // The money of an exchange need belong to no store.
  if (!store && order.exchangeId === undefined) return refuse('STORE_NOT_FOUND')
  const closed = store && needsOpenStore(order) ? refuseIfClosed(store, context) : null
  if (closed) return closed
  const merchant = await merchantByMchid(order.mchid)
  if (!merchant) return refuse('PAYMENT_UNAVAILABLE')
  const asked = await askForPayment(order, store?.name ?? '', merchant)
  return asked.ok || asked.code !== 'PAYMENT_UNAVAILABLE' ? asked : paidOrNot(order, context, asked)
}

/** What is made or handed over at once; stored value and things to be fetched later are paid at any hour. */
const needsOpenStore = ({ topUp, exchangeId }: OrderDoc) => !topUp && exchangeId === undefined

/** WeChat Pay takes no second prepay of a paid number: then its payment is a fact that has not come yet. */
async function paidOrNot(order: OrderDoc, { now }: Context, refusal: Refusal): Promise<Refusal> {
  const queried = await queryOrder(order, now)
  if (queried.kind !== 'fact') return refusal
  await settle(queried.order, now)
  const code = queried.order.paid ? 'ORDER_ALREADY_PAID' : 'ORDER_CLOSED'
  return refuse(code, undefined, { orderId: order._id })
}
