import { LIMITS } from '@shared/domain/limits'
import { find } from '../../platform/database'

/** How many redemptions of this clerk are in force on a brand-local day; undone ones do not count. 1 trip. */
export async function redeemedBy(staffId: string, day: string): Promise<number> {
  const clerkDay = `${staffId}:${day}`
  const coupons = await find(
    'coupons',
    { 'uses.clerkDay': clerkDay },
    { only: ['uses'], limit: LIMITS.rowsPerQuery },
  )
  return coupons.flatMap(coupon => coupon.uses).filter(use => use.clerkDay === clerkDay && !use.voided).length
}
