import { pickUpDayIdOf } from '@shared/domain/ids'
import type { OrderDoc, PickUpDayDoc } from '@shared/domain/order/types'

/** The lists behind the demo's pick-up numbers; the other orders of those days are not in the demo. */
export const pickUpDaysOf = (orders: readonly OrderDoc[]): PickUpDayDoc[] =>
  orders.flatMap(({ _id, brandId, storeId, pickUp }) => {
    if (!pickUp) return []
    const others = Array.from({ length: pickUp.number - 1 }, (_, i) => `demo:${pickUp.day}-${i + 1}`)
    const orderIds = [...others, _id]
    return [{ _id: pickUpDayIdOf(storeId, pickUp.day), brandId, storeId, day: pickUp.day, orderIds }]
  })
