import * as v from 'valibot'
import { action } from '../action'
import { id } from '../fields'
import type {
  BrandView,
  CodeSheet,
  CouponView,
  MemberView,
  MyPerksView,
  StoredView,
  StoreView,
} from '../views'

export interface CardOpened {
  brand: BrandView
  member: MemberView
  store: StoreView
  stores: StoreView[]
  coupons: {
    usable: number
    /** Coupons that end soonest (within 3 days), when there are any. */
    endingSoon: { count: number; validToAt: number } | null
    best: CouponView | null
    /** The first three to use here and now, `best` in front. */
    here: CouponView[]
  }
  codes: CodeSheet
  /** Absent for guests and where the brand gives nothing by tier. */
  perks?: MyPerksView
  staff: { storeName: string } | null
  now: number
}

/** The first screen in one call (≤ 3 trips). `storeId` = the store the customer chose or scanned. */
export const openCard = action<CardOpened>()(
  'member.card',
  'anyone',
  v.strictObject({ storeId: v.optional(id) }),
)

export interface MeOpened {
  brand: BrandView
  member: MemberView
  /** Absent where the brand offers no stored value. */
  stored?: StoredView
  /** Absent for guests and where the brand gives nothing by tier. */
  perks?: MyPerksView
  /** The brand has things for points: there is a list of exchanges. */
  mall: boolean
  /**
   * `managesBrand`: a manager or owner of all stores, who sees the brand's paths. `usesComputers`: may log a
   * computer in. `managesStaff`: may invite people and change what they may do.
   */
  staff: {
    storeName: string
    redeemedToday: number
    /** The desk is open to their role. */
    worksAtDesk?: true
    managesBrand?: true
    usesComputers?: true
    managesStaff?: true
  } | null
}

export const openMe = action<MeOpened>()('member.me', 'anyone', v.strictObject({}))
