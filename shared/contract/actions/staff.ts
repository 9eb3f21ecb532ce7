import * as v from 'valibot'
import type { StaffRole } from '../../domain/staff/types'
import { action } from '../action'
import { id } from '../fields'
import type { BrandView, StoreView, UseView } from '../views'

export interface StaffOpened {
  brand: BrandView
  clerkName: string
  /** What the desk offers follows it; what is allowed is decided again by every action. */
  role: StaffRole
  stores: StoreView[]
  today: { count: number; offFen: number }
  last: UseView | null
  /** The brand keeps stored value: there is a day of it to look at. */
  storedValue: boolean
  /** A typed coupon number needs the four digits beside it. */
  digitsNeeded: boolean
  now: number
}

export const openStaff = action<StaffOpened>()(
  'staff.open',
  'staff',
  v.strictObject({ storeId: v.optional(id) }),
)
