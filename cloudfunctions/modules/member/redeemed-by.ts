import { find } from '../../platform/database'

/** More than one person redeems in a day. */
const MOST_PER_DAY = 1000

/** How many redemptions of this clerk are in force on a brand-local day; undone ones do not count. 1 trip. */
export async function redeemedBy(staffId: string, day: string): Promise<number> {
  const clerkDay = `${staffId}:${day}`
  const coupons = await find(
    'coupons',
    { 'uses.clerkDay': clerkDay },
    { only: ['uses'], limit: MOST_PER_DAY },
  )
  return coupons.flatMap(coupon => coupon.uses).filter(use => use.clerkDay === clerkDay && !use.voided).length
}
