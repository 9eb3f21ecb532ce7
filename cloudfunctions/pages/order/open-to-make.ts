import { accept, type ToMakeView } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { LIMITS } from '@shared/domain/limits'
import { firstLiveDay, isOnTheWay } from '@shared/domain/order/pick-up'
import type { OrderDoc } from '@shared/domain/order/types'
import { brandView } from '../../modules/brand/brand-view'
import { storeView } from '../../modules/brand/store-view'
import { orderTail, pickUpView } from '../../modules/order-facts/order-view'
import { workPlace } from '../../modules/staff/work-place'
import type { Handler } from '../../platform/context'
import { _, find } from '../../platform/database'

const UNDER_WAY = ['waiting', 'making', 'ready'] as const

/** What a store has to make and to hand over, by number; nothing of who ordered it. 2 trips. */
export const openToMake: Handler<'order.toMake'> = async (context, { storeId }) => {
  const { brand, now } = context
  const place = await workPlace(context, storeId)
  if (!place.ok) return place
  const today = dayOf(now, brand.timeZone)
  const days = [firstLiveDay(today), today]
  const found = await Promise.all(days.map(day => ordersOf(storeId, day)))
  return accept({
    brand: brandView(brand),
    store: storeView(place.data),
    orders: found
      .flat()
      .filter(order => isOnTheWay(order, today))
      .sort(byNumber)
      .flatMap(toMakeView),
    now,
  })
}

const ordersOf = (storeId: string, day: string) =>
  find(
    'orders',
    { storeId, 'pickUp.day': day, 'pickUp.state': _.in(UNDER_WAY) },
    { limit: LIMITS.ordersToMake },
  )

const keyOf = ({ pickUp }: OrderDoc) => `${pickUp?.day} ${String(pickUp?.number).padStart(6, '0')}`
const byNumber = (a: OrderDoc, b: OrderDoc) => (keyOf(a) < keyOf(b) ? -1 : 1)

function toMakeView(order: OrderDoc): ToMakeView[] {
  const pickUp = pickUpView(order)
  if (!pickUp || !order.paid) return []
  const lines = order.lines.map(({ name, qty }) => ({ name, quantity: qty }))
  return [{ orderId: order._id, tail: orderTail(order._id), pickUp, paidAt: order.paid.at, lines }]
}
