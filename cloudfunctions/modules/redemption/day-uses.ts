import type { UseView } from '@shared/contract'
import { dayKeyOf } from '@shared/domain/coupon/redeem'
import { termsIdOf } from '@shared/domain/coupon/terms'
import type { CouponDoc, CouponUse } from '@shared/domain/coupon/types'
import { allOf } from '../../platform/all-of'
import type { StaffContext } from '../../platform/context'
import { _, count, readMany } from '../../platform/database'
import { storeNames } from '../brand/store-view'
import { shownTerms } from '../coupon/shown-batches'
import { customerView } from '../staff/customer-view'
import { staffNames } from '../staff/staff-names'
import { viewOfUse } from './use-view'

export interface DayUse {
  coupon: CouponDoc
  index: number
  use: CouponUse
}

/**
 * Every redemption of this store on this brand-local day, undone ones too, newest first. One trip per 1,000
 * coupons.
 */
export async function usesOfDay(storeId: string, day: string): Promise<DayUse[]> {
  const storeDay = dayKeyOf(storeId, day)
  const coupons = await allOf('coupons', { 'uses.storeDay': storeDay })
  return coupons
    .flatMap(coupon => coupon.uses.map((use, index) => ({ coupon, index, use })))
    .filter(({ use }) => use.storeDay === storeDay)
    .sort((a, b) => b.use.at - a.use.at)
}

/**
 * How many coupons were redeemed that day and not undone; their documents stay where they are. One trip. The
 * day is also named by its own path: that an element matches is not known to be served by the index of a
 * field inside it, a path is.
 */
export async function countOfDay(storeId: string, day: string): Promise<number> {
  const storeDay = dayKeyOf(storeId, day)
  const valid = { storeDay, voided: _.exists(false) }
  return count('coupons', { 'uses.storeDay': storeDay, uses: _.elemMatch(valid) })
}

/** How many redemptions are in force, and what they took off as far as it is known, in fen. */
export function totalOf(uses: readonly DayUse[]): { count: number; offFen: number } {
  const existing = uses.filter(({ use }) => !use.voided)
  return { count: existing.length, offFen: existing.reduce((sum, { use }) => sum + (use.offFen ?? 0), 0) }
}

/** How many of them came from a number typed without the rotating digits. */
export const typedOf = (uses: readonly DayUse[]) => uses.filter(({ use }) => use.typed && !use.voided).length

/** These redemptions with their customers' names masked. Two trips side by side at most. */
export async function viewsOfUses(uses: readonly DayUse[], context: StaffContext): Promise<UseView[]> {
  const { brand, staff, now } = context
  const [members, staffName, terms, storeName] = await Promise.all([
    readMany(
      'members',
      uses.map(({ coupon }) => coupon.memberId),
    ),
    staffNames(
      staff,
      uses.map(({ use }) => use),
    ),
    shownTerms(uses.map(({ coupon }) => coupon)),
    storeNames(brand._id),
  ])
  const memberById = new Map(members.map(member => [member._id, member]))
  return uses.flatMap(({ coupon, index, use }) => {
    const batch = terms.get(termsIdOf(coupon))
    const customer = customerView(memberById.get(coupon.memberId), brand)
    return batch
      ? [viewOfUse(coupon._id, index, use, { batch, staff, customer, storeName, staffName, now })]
      : []
  })
}
