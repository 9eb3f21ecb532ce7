import { openidOfId } from '@shared/domain/ids'
import {
  isPaidBack,
  logisticsOf,
  type ShippingAnswer,
  shippingAfterAttempt,
} from '@shared/domain/order/shipping'
import type { OrderDoc } from '@shared/domain/order/types'
import { updateWhere } from '../../platform/database'
import { log } from '../../platform/log'
import { uploadShipping } from '../../platform/order-shipping'

/**
 * Reports to WeChat that a paid order of the mini-program was handed over (hazard 39). The turn is taken by a
 * guarded write first, so two timers report it once; a run that dies before it is written down reports it
 * again later, and WeChat answers that it knows. 2 trips.
 */
export async function shipOrder(order: OrderDoc, now: number): Promise<void> {
  const { shipping } = order
  if (!shipping) return
  const again = shippingAfterAttempt(shipping, 'later', now)
  const existing = { _id: order._id, version: order.version, 'shipping.tries': shipping.tries }
  if ((await updateWhere('orders', existing, again)) === 0) return
  const answer = again.shipping.state === 'given-up' ? 'refused' : await report(order, now)
  if (answer === 'refused') {
    log.error('shipping.given-up', new Error('WeChat does not take it'), { order: order._id })
  }
  if (answer === 'later') return
  const ended = shippingAfterAttempt(shipping, answer, now)
  const marked = await updateWhere('orders', { _id: order._id, version: order.version }, ended)
  // A fact came meanwhile: when to look again is its business, that WeChat knows is not.
  if (marked === 0) await updateWhere('orders', { _id: order._id }, { shipping: ended.shipping })
}

async function report(order: OrderDoc, now: number): Promise<ShippingAnswer> {
  if (!order.paid || isPaidBack(order)) return 'not-needed'
  return uploadShipping({
    transactionId: order.paid.transactionId,
    openid: openidOfId(order.memberId),
    logistics: logisticsOf(order),
    description: order.description,
    at: now,
  })
}
