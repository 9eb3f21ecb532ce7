import { isPerkCouponId } from '../ids'
import type { PerkKind } from './types'

/** Of which perk and period a coupon is, by its id; null for any other coupon. */
export function perkOfCoupon(couponId: string): { kind: PerkKind; period: string } | null {
  const [, kind, period = ''] = couponId.split(':')
  if (!isPerkCouponId(couponId) || (kind !== 'monthly' && kind !== 'birthday')) return null
  return { kind, period }
}
