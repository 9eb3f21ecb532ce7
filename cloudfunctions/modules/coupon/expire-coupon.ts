import { isFinal } from '@shared/domain/coupon/number'
import { processCoupon as decideByClock } from '@shared/domain/coupon/open-or-expire'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { brandById } from '../../platform/settings'
import { freeNumber } from './coupon-number'
import { finishPack } from './finish-pack'
import { writeCoupon } from './write-coupon'

/**
 * What a coupon owes to time: it opens, it ends, its number is freed, or its pack is finished. Repeatable; a
 * lost race comes again while due.
 */
export async function processCoupon(coupon: CouponDoc, now: number): Promise<void> {
  if (coupon.contents.length > 0 && !isFinal(coupon.state)) {
    const brand = await brandById(coupon.brandId)
    if (!brand) throw new Error(`coupon ${coupon._id} belongs to an unknown brand`)
    return finishPack(coupon, brand.timeZone)
  }
  const next = decideByClock(coupon, now)
  if (next && (await writeCoupon(coupon, next)) && next.shortNo === '') await freeNumber(coupon)
}
