import * as v from 'valibot'
import { action } from '../action'
import { commandId, handle, id, index, limits, payableFen, permit, scannedCode } from '../fields'
import type {
  BrandView,
  CouponView,
  CustomerView,
  HandOverView,
  NotUsable,
  PointsView,
  StoredView,
  StoreView,
  UseView,
} from '../views'

export type Previewed =
  | {
      kind: 'coupon'
      verdict: 'usable' | 'not-usable' | 'used'
      coupon: CouponView
      customer: CustomerView
      /** Set when the verdict is `not-usable`. */
      reason: NotUsable | null
      /** Set when the verdict is `used`: who redeemed it, when and where. */
      first: UseView | null
      /** Proof for `redemption.redeem` that this clerk saw a fresh code; empty unless usable. */
      permit: string
      /**
       * What works here and now instead, best first, each with its own permit; empty where the code was
       * typed.
       */
      others: { coupon: CouponView; permit: string }[]
    }
  | {
      kind: 'pick-up'
      /** `no` = cancelled, lapsed, not ready yet, or the clerk's own. */
      verdict: 'ready' | 'handed' | 'no'
      exchangeId: string
      goodsName: string
      points: number
      /** Money paid with them, fen. */
      fen: number
      /** Exclusive end of fetching it. */
      untilAt: number
      customer: CustomerView
      /** Set when the verdict is `no`. */
      reason: NotUsable | null
      /** Set when the verdict is `handed`: who gave it, when and where. */
      first: HandOverView | null
      /** Proof for `mall.handOver` that this clerk saw a fresh code; empty unless ready. */
      permit: string
    }
  | {
      kind: 'member'
      customer: CustomerView
      customerId: string
      /** Proof that this clerk has them here: for stored value and for crediting a sale. */
      permit: string
      /**
       * null where the card's number was typed: then a sale may be credited, and nothing else is shown or
       * done.
       */
      points: PointsView | null
      coupons: { coupon: CouponView; permit: string }[]
      /** Absent where the brand has no stored value. */
      stored?: StoredView
      /** How large a sale in cash the caller may credit to them, in fen; 0 = none. */
      creditMostFen: number
    }

/** Looks, never changes: what was scanned or typed, for whom, and whether it may be used here and now. */
export const previewCode = action<Previewed>()(
  'redemption.preview',
  'staff',
  v.strictObject({ storeId: id, code: scannedCode }),
)

export interface Redeemed {
  use: UseView
  /** True when this very command had already redeemed it (a repeat after a lost answer). */
  repeated: boolean
  todayCount: number
}

/** `amountFen` = the bill before the coupon, when the clerk knows it: then the threshold is checked. */
export const redeemCoupon = action<Redeemed>()(
  'redemption.redeem',
  'staff',
  v.strictObject({
    commandId,
    storeId: id,
    couponId: handle,
    permit,
    amountFen: v.optional(payableFen),
  }),
)

export const undoRedemption = action<{ use: UseView }>()(
  'redemption.undo',
  'staff',
  v.strictObject({
    commandId,
    couponId: handle,
    useIndex: index,
    reason: v.optional(v.pipe(v.string(), v.maxLength(limits.reasonLength))),
  }),
)

export interface TodayOpened {
  brand: BrandView
  store: StoreView
  clerkName: string
  day: string
  count: number
  offFen: number
  /** Of them, by a number typed without the rotating digits; null for clerks: their manager looks at it. */
  typedCount: number | null
  uses: UseView[]
}

export const openToday = action<TodayOpened>()('redemption.today', 'staff', v.strictObject({ storeId: id }))
