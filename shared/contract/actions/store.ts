import * as v from 'valibot'
import { action } from '../action'
import { longId } from '../fields'
import type { BrandView, StoreView } from '../views'

export interface StoresListed {
  brand: BrandView
  stores: StoreView[]
  /** Only when a coupon was named: its name, and the stores where it works, `['*']` = every store. */
  coupon: { name: string; stores: string[] } | null
  now: number
}

/** All stores in business, in the order of the brand; a coupon of the caller says where it works. */
export const listStores = action<StoresListed>()(
  'store.list',
  'anyone',
  v.strictObject({ couponId: v.optional(longId) }),
)
