import { pickUpDayIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { needsNumber, newPickUp, numberOn } from '@shared/domain/order/pick-up'
import type { OrderDoc, PickUp } from '@shared/domain/order/types'
import { _, insert, read, updateWhere } from '../../platform/database'

/**
 * The pick-up number of an order that has come to need one, drawn from its store's list of the day; null for
 * an order without. The place in the list is the number: an order enters it once, by a guarded push, so a
 * repeat after a crash reads the same number and two orders never share one. None when no number is needed,
 * else 2 trips, 3 for the first order of a day.
 */
export async function pickUpOf(order: OrderDoc): Promise<PickUp | null> {
  if (!needsNumber(order)) return null
  const { _id: orderId, brandId, storeId } = order
  const { day } = order.paid
  const _id = pickUpDayIdOf(storeId, day)
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    await updateWhere('pickUpDays', { _id, orderIds: _.neq(orderId) }, { orderIds: _.push(orderId) })
    const list = await read('pickUpDays', _id)
    const number = list && numberOn(list, orderId)
    if (number) return newPickUp(number, day)
    const first = { _id, brandId, storeId, day, orderIds: [orderId] }
    if ((await insert('pickUpDays', first)) === 'inserted') return newPickUp(1, day)
  }
  throw new Error(`order ${orderId} gets no pick-up number`)
}
