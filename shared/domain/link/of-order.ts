import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import type { OrderDoc } from '../order/types'
import { attributionFor, broughtByField, windowMsOf } from './touch'
import type { Attribution } from './types'

/**
 * The path that brought an order, for settling to write once: later touches and refunds change nothing of it.
 * Nothing while the payment or its payer is unknown.
 */
export function broughtOrder(
  order: OrderDoc,
  member: Pick<MemberDoc, 'touches'> | null,
  brand: Pick<BrandDoc, 'attributionDays'>,
): { broughtBy?: Attribution } {
  if (order.broughtBy || !order.paid || !member?.touches) return {}
  const { at } = order.paid
  return broughtByField(
    attributionFor(member.touches, { at, windowMs: windowMsOf(brand), orderId: order._id }),
  )
}
