import type { TimelineItem } from '@shared/contract/actions/member-list'
import type { BatchDoc, CouponDoc } from '@shared/domain/coupon/types'
import { refundedFenOf } from '@shared/domain/order/refunded'
import type { OrderDoc } from '@shared/domain/order/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import { orderTail } from '../../modules/order-facts/order-view'
import { entryView } from '../points/entry-view'

/** Names for ids that the items hold; `''` for an unknown one. */
export interface Names {
  store: (id: string) => string
  staff: (id: string) => string
  batch: (id: string) => Pick<BatchDoc, 'name'> | undefined
}

export function paymentItems(orders: readonly OrderDoc[], { store }: Names): TimelineItem[] {
  return orders.flatMap(order =>
    order.paid
      ? [
          {
            kind: 'payment' as const,
            at: order.paid.at,
            orderTail: orderTail(order._id),
            storeName: order.storeId === '' ? '' : store(order.storeId),
            paidFen: order.paid.payerFen,
            refundedFen: refundedFenOf(order, 'payer'),
          },
        ]
      : [],
  )
}

export function pointsItems(
  entries: readonly LedgerEntry[],
  orders: ReadonlyMap<string, OrderDoc>,
  { store, staff }: Names,
): TimelineItem[] {
  return entries.map(entry => ({
    kind: 'points',
    at: entry.at,
    entry: entryView(entry, orders.get(entry.ref) ?? null, store),
    byNames: entry.kind === 'adjust' ? entry.by.map(staff).filter(Boolean) : [],
  }))
}

/** When it was taken, each use, and each use that was undone. */
export function couponItems(coupon: CouponDoc, { store, staff, batch }: Names): TimelineItem[] {
  const what = { kind: 'coupon' as const, couponName: batch(coupon.batchId)?.name ?? '' }
  const taken = coupon.takenAt > 0 ? [{ ...what, what: 'taken' as const, at: coupon.takenAt }] : []
  const uses = coupon.uses.flatMap(({ at, storeId, offFen, clerkName, voided }) => {
    const use = { ...what, storeName: store(storeId), offFen }
    const used = { ...use, what: 'used' as const, at, byName: clerkName }
    return voided
      ? [used, { ...use, what: 'undone' as const, at: voided.at, byName: staff(voided.by) }]
      : [used]
  })
  return [...taken, ...uses]
}
