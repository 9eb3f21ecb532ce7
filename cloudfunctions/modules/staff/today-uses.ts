import type { CouponDoc, CouponUse } from '@shared/domain/coupon/types'
import { find } from '../../platform/database'

/** More redemptions than one store makes in a day. */
const MOST_PER_DAY = 1000

export interface DayUse {
  coupon: CouponDoc
  index: number
  use: CouponUse
}

/** Every redemption of this store on this brand-local day, voided ones too, newest first. One trip. */
export async function usesOfStoreDay(storeId: string, day: string): Promise<DayUse[]> {
  const storeDay = `${storeId}:${day}`
  const coupons = await find('coupons', { 'uses.storeDay': storeDay }, { limit: MOST_PER_DAY })
  return coupons
    .flatMap(coupon => coupon.uses.map((use, index) => ({ coupon, index, use })))
    .filter(({ use }) => use.storeDay === storeDay)
    .sort((a, b) => b.use.at - a.use.at)
}

/** How many redemptions stand, and what they took off as far as it is known, in fen. */
export function totalOf(uses: readonly DayUse[]): { count: number; offFen: number } {
  const standing = uses.filter(({ use }) => !use.voided)
  return { count: standing.length, offFen: standing.reduce((sum, { use }) => sum + (use.offFen ?? 0), 0) }
}
