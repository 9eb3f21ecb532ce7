import type { CouponDoc } from '@shared/domain/coupon/types'
import { giftCouponIdOf } from '@shared/domain/ids'
import type { OrderDoc } from '@shared/domain/order/types'
import { PEOPLE, type Shop } from '../../../testing/shop'

/** An order of 68 yuan by lin that brought one gift of the campaign. */
export async function orderWithGift(shop: Shop) {
  const paid = await shop.paid(PEOPLE.lin, 6800)
  const couponId = giftCouponIdOf(paid.orderId, 0)
  return { ...paid, couponId, coupon: () => shop.one<CouponDoc>('coupons', couponId) }
}

/** Changes the first gift of an order. */
export function changeGift(shop: Shop, orderId: string, fields: object): void {
  const { gifts } = shop.one<OrderDoc>('orders', orderId)
  shop.change('orders', orderId, { gifts: gifts.map((gift, i) => (i === 0 ? { ...gift, ...fields } : gift)) })
}
