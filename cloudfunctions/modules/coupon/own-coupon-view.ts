import type { CouponView } from '@shared/contract'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { packedCouponIdOf } from '@shared/domain/ids'
import type { Context } from '../../platform/context'
import { read } from '../../platform/database'
import { storeNames } from '../brand/store-view'
import { couponViews } from './coupon-view'

/**
 * The coupon just taken, as its owner sees it, in any store; of a pack its first coupon. No trip when warm,
 * one for a pack.
 */
export async function ownCouponView(taken: CouponDoc, { brand, now }: Context): Promise<CouponView> {
  // A coupon just taken has no use yet, so a cold instance need not ask for the stores.
  const storeName = taken.uses.length > 0 ? await storeNames(brand._id) : () => ''
  const first = taken.contents.length > 0 ? await read('coupons', packedCouponIdOf(taken._id, 0)) : null
  const [view] = await couponViews([first ?? taken], { now, timeZone: brand.timeZone, storeName })
  if (!view) throw new Error(`coupon ${taken._id} belongs to an unknown batch`)
  return view
}
