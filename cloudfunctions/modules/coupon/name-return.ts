import { _, updateWhere } from '../../platform/database'

/** The coupon names the one row that brings its unit back; false when it has named another. One trip. */
export async function nameReturn(couponId: string, returnToken: string): Promise<boolean> {
  const out = { _id: couponId, returnToken: _.exists(false) }
  return (await updateWhere('coupons', out, { returnToken, version: _.inc(1) })) === 1
}
