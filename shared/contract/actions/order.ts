import * as v from 'valibot'
import type { LandingBlock } from '../../domain/order/landing-blocks'
import { action } from '../action'
import { commandId, id, limits, payableFen } from '../fields'
import type {
  BrandView,
  CouponTermsView,
  CouponView,
  GiftView,
  MemberView,
  OrderView,
  StoredView,
  StoreView,
} from '../views'

export interface ProductView {
  id: string
  name: string
  priceFen: number
}

export interface MenuOpened {
  brand: BrandView
  store: StoreView
  stores: StoreView[]
  products: ProductView[]
}

export const openMenu = action<MenuOpened>()(
  'order.menu',
  'anyone',
  v.strictObject({ storeId: v.optional(id) }),
)

/** Exactly what `wx.requestPayment` takes. */
interface PaymentRequest {
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA'
  paySign: string
}

export interface OrderPlaced {
  order: OrderView
  mchid: string
  outTradeNo: string
  payment: PaymentRequest
}

/**
 * An in-app order by goods (priced by the server) or by amount; repeating the command returns the same order.
 */
export const placeOrder = action<OrderPlaced>()(
  'order.place',
  'anyone',
  v.strictObject({
    commandId,
    storeId: id,
    what: v.variant('by', [
      v.strictObject({ by: v.literal('amount'), amountFen: payableFen }),
      /** Stored value of the caller, where the brand offers it; members only. */
      v.strictObject({ by: v.literal('top-up'), amountFen: payableFen }),
      v.strictObject({
        by: v.literal('goods'),
        lines: v.pipe(
          v.array(
            v.strictObject({
              productId: id,
              quantity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.lineQuantity)),
            }),
          ),
          v.minLength(1),
          v.maxLength(limits.orderLines),
        ),
      }),
    ]),
  }),
)

export interface LandingOpened {
  brand: BrandView
  /**
   * `checking`: WeChat Pay has not confirmed yet, nothing is granted. `none`: the caller has no recent order.
   */
  state: 'checking' | 'verified' | 'unpaid' | 'none'
  order: OrderView | null
  /** `lotDay` = last usable day, null when points never end. */
  grant: { points: number; growth: number; kept: number; lotDay: string | null; waiting: boolean } | null
  member: MemberView
  gifts: GiftView[]
  store: StoreView | null
  stores: StoreView[]
  /** The coupon to show under 下次来就能用 once a gift is taken. */
  ready: CouponView | null
  /** What a verified order shows below its headline, in the brand's order; empty in the other states. */
  blocks: LandingBlock[]
  /** What one more payment of at least `thresholdFen` in this store would bring; null when nothing. */
  nextGift: { thresholdFen: number; terms: CouponTermsView } | null
  /** The coupon to use first in this store now, besides those of this order. */
  best: CouponView | null
  /** The balance; only after a top-up. */
  stored?: StoredView
  now: number
}

/**
 * The post-payment page: the caller's own order (named as WeChat appends it to our path), or the
 * caller's newest one. Queries WeChat Pay when no notice has come; another person's order and an
 * unknown one alike → ORDER_NOT_YOURS. State `none`: none was named, and the caller has none of the last day.
 */
export const openLanding = action<LandingOpened>()(
  'order.landing',
  'anyone',
  v.strictObject({
    order: v.optional(v.strictObject({ mchid: id, outTradeNo: id })),
  }),
)
