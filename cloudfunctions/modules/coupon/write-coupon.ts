import type { CouponDoc } from '@shared/domain/coupon/types'
import { updateWhere } from '../../platform/database'

/**
 * Writes what was decided from `before`; false when another writer was first: load and decide again. One
 * trip.
 */
export async function writeCoupon(before: CouponDoc, next: CouponDoc): Promise<boolean> {
  const { _id, ...fields } = next
  return (await updateWhere('coupons', { _id, version: before.version }, fields)) === 1
}
