import type { OutputOf } from '@shared/contract'
import { refundedFenOf } from '@shared/domain/order/refunded'
import type { OrderDoc } from '@shared/domain/order/types'
import { storeNames } from '../../modules/brand/store-view'
import { orderTail } from '../../modules/order-facts/order-view'
import { _, find } from '../../platform/database'
import { batchesById } from '../../platform/settings'

const MOST = 100

type UsedGift = OutputOf<'reconciliation.open'>['usedGifts'][number]

/** Orders whose refund found a gift used within the month `2026-11`; days sort as texts. 1 trip. */
export const ordersWithUsedGifts = (brandId: string, month: string): Promise<OrderDoc[]> =>
  find(
    'orders',
    { brandId, 'gifts.usedDay': _.between(`${month}-`, `${month}.`) },
    { orderBy: { 'gifts.usedDay': 'desc' }, limit: MOST },
  )

/** What the brand gave away with money it has given back: shown, never charged. */
export async function usedGiftViews(brandId: string, orders: readonly OrderDoc[]): Promise<UsedGift[]> {
  const used = orders.flatMap(order =>
    order.gifts.flatMap(({ batchId, usedDay }) => (usedDay ? [{ order, batchId, day: usedDay }] : [])),
  )
  const [batches, storeName] = await Promise.all([
    batchesById(used.map(({ batchId }) => batchId)),
    storeNames(brandId),
  ])
  return used.map(({ order, batchId, day }) => ({
    orderId: order._id,
    orderTail: orderTail(order._id),
    day,
    name: batches.get(batchId)?.name ?? '',
    storeName: storeName(order.storeId),
    paidFen: order.paid?.payerFen ?? 0,
    refundedFen: refundedFenOf(order, 'payer'),
  }))
}
