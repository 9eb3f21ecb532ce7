import type { CouponView, GiftView } from '@shared/contract'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { giftCouponIdOf, packedCouponIdOf } from '@shared/domain/ids'
import type { OrderDoc, OrderGift } from '@shared/domain/order/types'
import { couponViews, type Here } from '../../modules/coupon/coupon-view'
import { lifeOf, shownBatches, termsView } from '../../modules/coupon/shown-batches'
import { find } from '../../platform/database'
import { campaignsOf } from '../../platform/settings'

/** Far beyond what one order gives. */
const MOST_COUPONS = 100

/** All that came from an order. One trip. */
export const couponsOfOrder = (orderId: string): Promise<CouponDoc[]> =>
  find('coupons', { origin: `gift:${orderId}` }, { limit: MOST_COUPONS })

/**
 * The gifts planned for an order and what became of each; `coupons` are all that came from the order. No trip
 * when warm.
 */
export async function giftViews(
  order: OrderDoc,
  coupons: readonly CouponDoc[],
  here: Here,
): Promise<GiftView[]> {
  const [batches, views, campaigns] = await Promise.all([
    shownBatches(order.gifts.map(gift => gift.batchId)),
    couponViews(coupons, here),
    campaignsOf(order.brandId),
  ])
  return order.gifts.flatMap((gift, index) => {
    const batch = batches.get(gift.batchId)
    if (!batch) return []
    const id = giftCouponIdOf(order._id, index)
    const taken = coupons.find(coupon => coupon._id === id)
    const view: GiftView = {
      index,
      batchId: gift.batchId,
      campaignName: campaigns?.find(({ _id }) => _id === gift.campaignId)?.name ?? '',
      terms: termsView(batch),
      validDays: lifeOf(batch, here.timeZone).validDays,
      takeUntilAt: gift.takeUntilAt,
      state: stateOf(gift, taken, here.now),
      coupon: taken && !taken.revoked ? shownCoupon(taken, views) : null,
    }
    return [view]
  })
}

function stateOf(gift: OrderGift, taken: CouponDoc | undefined, now: number): GiftView['state'] {
  if (gift.state === 'withdrawn' || taken?.revoked) return 'withdrawn'
  if (taken) return 'taken'
  return now < gift.takeUntilAt ? 'waiting' : 'over'
}

/** Of a pack its first coupon: the pack itself cannot be used. */
function shownCoupon(taken: CouponDoc, views: readonly CouponView[]): CouponView | null {
  const shownId = taken.contents.length > 0 ? packedCouponIdOf(taken._id, 0) : taken._id
  return views.find(view => view.id === shownId) ?? null
}
