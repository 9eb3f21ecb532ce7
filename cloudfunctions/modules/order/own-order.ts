import { memberIdOf } from '@shared/domain/ids'
import type { OrderDoc } from '@shared/domain/order/types'
import type { Context } from '../../platform/context'
import { read } from '../../platform/database'
import { isTheirs } from '../account/ids-of-person'

/** An order of the caller by its id; null for another person's and for an unknown one alike. 1 trip. */
export async function ownOrder({ brand, caller }: Context, orderId: string): Promise<OrderDoc | null> {
  const order = await read('orders', orderId)
  if (!order || order.brandId !== brand._id) return null
  return (await isTheirs(order.memberId, memberIdOf(brand._id, caller.openid))) ? order : null
}
