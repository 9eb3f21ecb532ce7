import { LIMITS } from '@shared/domain/limits'
import { ended, given } from '@shared/domain/mall/decide-exchange'
import { followOrder as decide } from '@shared/domain/mall/follow-order'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import type { OrderDoc } from '@shared/domain/order/types'
import { read, updateWhere } from '../../platform/database'
import { brandById } from '../../platform/settings'
import { deliverCoupon } from './deliver-coupon'
import { requestRefund } from './request-refund'
import { takeBack } from './take-back'

/**
 * Brings the exchange whose money an order collects in line with the facts of the order: given, left unpaid,
 * or taken back. Returns the order, with the request where money has to go back. Repeatable; the order stays
 * due until it is done. No trip for an order without an exchange, 1 to see that nothing is left to do.
 */
export async function followOrder(order: OrderDoc, now: number): Promise<OrderDoc> {
  if (order.exchangeId === undefined) return order
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const exchange = await read('exchanges', order.exchangeId)
    if (!exchange) throw new Error(`order ${order._id} collects for an exchange that is not there`)
    const decision = decide(exchange, order)
    if (decision.do === 'nothing') return order
    if (decision.do === 'refund') return requestRefund(order._id, now, order)
    if (await carryOut(decision.do, exchange, now)) return order
  }
  throw new Error(`the exchange of order ${order._id} was written by too many others`)
}

/** False when another run has decided the exchange since it was read. */
async function carryOut(
  what: 'give' | 'leave-unpaid' | 'cancel',
  exchange: ExchangeDoc,
  now: number,
): Promise<boolean> {
  const brand = await brandById(exchange.brandId)
  if (!brand) throw new Error(`exchange ${exchange._id} belongs to an unknown brand`)
  const { _id, state } = exchange
  const fields =
    what === 'give' ? given(exchange, now) : ended(what === 'cancel' ? 'cancelled' : 'unpaid', now)
  if ((await updateWhere('exchanges', { _id, state }, fields)) !== 1) return false
  const decided = { ...exchange, ...fields }
  if (decided.state === 'received') await deliverCoupon(decided, brand)
  if (what !== 'give') await takeBack(decided, brand, now)
  return true
}
