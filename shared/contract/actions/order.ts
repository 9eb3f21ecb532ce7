import * as v from 'valibot'
import type { LandingBlock } from '../../domain/brand/types'
import { PICK_UP_STATES } from '../../domain/order/types'
import { action } from '../action'
import { commandId, cursor, id, limits, payableFen } from '../fields'
import type {
  BrandView,
  CouponTermsView,
  CouponView,
  GiftView,
  MemberView,
  MonthSumView,
  OrderRowView,
  OrderView,
  PickUpView,
  PointsView,
  RefundView,
  StoredView,
  StoreView,
  ToMakeView,
  UsefulCouponView,
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

const wantedLines = v.pipe(
  v.array(
    v.strictObject({
      productId: id,
      quantity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.lineQuantity)),
    }),
  ),
  v.minLength(1),
  v.maxLength(limits.orderLines),
)

/** What a member could use with an order, as it stands: no combination is worked out. */
export interface OrderUseful {
  brand: BrandView
  /** Usable here and now with this amount first, the largest saving first. */
  coupons: UsefulCouponView[]
  points: PointsView
  /** Stored value that can be spent, fen; null where the brand has none. */
  storedFen: number | null
}

/** What the caller's card holds for an order of this amount in this store. */
export const openUseful = action<OrderUseful>()(
  'order.useful',
  'anyone',
  v.strictObject({ storeId: id, amountFen: payableFen }),
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
 * At a closed store → STORE_CLOSED, except for a top-up.
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
        lines: wantedLines,
        /** What the page showed; another price now → ORDER_PRICE_CHANGED, and nothing is ordered. */
        shownFen: v.optional(payableFen),
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

export interface OrdersListed {
  brand: BrandView
  /** On the way to the customer, newest first; only on the first page, and not among `orders`. */
  live: OrderRowView[]
  orders: OrderRowView[]
  /** Of the months that begin on this page, as a whole; `live` ones are counted too. */
  months: MonthSumView[]
  next: string | null
  now: number
}

const ORDER_TABS = ['all', 'goods', 'store', 'refunded'] as const
export type OrderTab = (typeof ORDER_TABS)[number]

/** The caller's orders under every id they have had, newest first, 20 at a time. */
export const listOrders = action<OrdersListed>()(
  'order.list',
  'anyone',
  v.strictObject({ tab: v.optional(v.picklist(ORDER_TABS)), after: v.optional(cursor) }),
)

export interface OrderOpened {
  brand: BrandView
  row: OrderRowView
  order: OrderView
  /** null where the store has gone, or was never known. */
  store: StoreView | null
  /** `wechat`, or at the counter by another way. */
  paidBy: 'wechat' | 'counter'
  /** What merchants' promotions took off, fen. */
  promotionsFen: number
  refunds: RefundView[]
  /** null while nothing is booked. */
  grant: { points: number; kept: number; waiting: boolean } | null
  points: PointsView
  isMember: boolean
  gifts: GiftView[]
  now: number
}

/** One order of the caller, as far as it is known; another person's and an unknown one → ORDER_NOT_FOUND. */
export const openOrder = action<OrderOpened>()('order.open', 'anyone', v.strictObject({ orderId: id }))

/**
 * Asks for the payment of an unpaid order of the mini-program again, never for a second order. Repeatable.
 * Paid meanwhile → ORDER_ALREADY_PAID; past its time or closed → ORDER_CLOSED.
 */
export const payOrder = action<OrderPlaced>()('order.pay', 'anyone', v.strictObject({ orderId: id }))

/** Closes an unpaid order at WeChat Pay, then here. Repeatable; a paid one → ORDER_ALREADY_PAID. */
export const cancelOrder = action<{ order: OrderView }>()(
  'order.cancel',
  'anyone',
  v.strictObject({ orderId: id }),
)

export interface OrdersToMake {
  brand: BrandView
  store: StoreView
  /** In the order of their numbers, those of yesterday first. */
  orders: ToMakeView[]
  now: number
}

/** What a store has still to make or to hand over. */
export const openOrdersToMake = action<OrdersToMake>()(
  'order.toMake',
  'staff',
  v.strictObject({ storeId: id }),
)

const pickUpState = v.picklist(PICK_UP_STATES)

/**
 * Moves an order on: waiting → making → ready → taken. Repeatable by its command id; another clerk first →
 * ORDER_MOVED with where it stands; paid back → ORDER_PAID_BACK.
 */
export const stepOrder = action<{ orderId: string; pickUp: PickUpView }>()(
  'order.step',
  'staff',
  v.strictObject({ commandId, storeId: id, orderId: id, from: pickUpState, to: pickUpState }),
)
