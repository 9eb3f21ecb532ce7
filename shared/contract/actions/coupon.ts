import * as v from 'valibot'
import { action } from '../action'
import { commandId, cursor, id, index } from '../fields'
import type { BrandView, CouponCodesView, CouponTermsView, CouponView, StoreView } from '../views'

export interface WalletOpened {
  brand: BrandView
  coupons: CouponView[]
  next: string | null
  usableCount: number
  /** Batches the caller could still claim. */
  offers: number
  store: StoreView
  stores: StoreView[]
}

/** Pages of 20. Usable here first, then soonest to end, then largest. */
export const openWallet = action<WalletOpened>()(
  'coupon.wallet',
  'anyone',
  v.strictObject({
    tab: v.picklist(['usable', 'used', 'invalid']),
    storeId: v.optional(id),
    after: v.optional(cursor),
  }),
)

export interface CouponOpened {
  brand: BrandView
  coupon: CouponView
  /** null: it cannot be redeemed any more. */
  codes: CouponCodesView | null
  stores: StoreView[]
}

export const openCoupon = action<CouponOpened>()('coupon.open', 'anyone', v.strictObject({ couponId: id }))

export interface OfferView {
  batchId: string
  terms: CouponTermsView
  validDays: number | null
  validToAt: number | null
  soldOut: boolean
  mine: number
  limit: number
  /** Tier needed to claim, empty when none. */
  tierName: string
}

export interface OffersOpened {
  brand: BrandView
  offers: OfferView[]
}

export const openOffers = action<OffersOpened>()('coupon.offers', 'anyone', v.strictObject({}))

export interface Claimed {
  coupon: CouponView
}

export const claimCoupon = action<Claimed>()(
  'coupon.claim',
  'anyone',
  v.strictObject({ commandId, batchId: id }),
)

export interface GiftTaken {
  coupon: CouponView
}

export const takeGift = action<GiftTaken>()(
  'coupon.takeGift',
  'anyone',
  v.strictObject({
    commandId,
    orderId: id,
    index,
  }),
)
