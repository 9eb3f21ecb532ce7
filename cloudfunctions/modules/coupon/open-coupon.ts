import { accept, refuse } from '@shared/contract'
import { couponCode } from '@shared/domain/codes/rotating'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { memberIdOf } from '@shared/domain/ids'
import type { Handler } from '../../platform/context'
import { read } from '../../platform/database'
import { codeMac } from '../../platform/vault'
import { brandView } from '../brand/brand-view'
import { activeStoresOf, storeNames, storeView } from '../brand/store-view'
import { isTheirs } from '../points/ids-of-person'
import { codeSheet } from './code-sheet'
import { couponViews } from './coupon-view'

/** One coupon of the caller, with codes for ten minutes while it may still be redeemed. Somebody else's is not found. 1 trip. */
export const openCoupon: Handler<'coupon.open'> = async ({ brand, caller, now }, { couponId }) => {
  const [coupon, stores, storeName] = await Promise.all([
    read('coupons', couponId),
    activeStoresOf(brand._id),
    storeNames(brand._id),
  ])
  if (!coupon || !(await isTheirs(coupon.memberId, memberIdOf(brand._id, caller.openid)))) {
    return refuse('COUPON_NOT_FOUND')
  }
  const [view] = await couponViews([coupon], { now, timeZone: brand.timeZone, storeName })
  if (!view || coupon.contents.length > 0) return refuse('COUPON_NOT_FOUND')
  const codeAt = (step: number) => couponCode(coupon.shortNo, step, codeMac)
  return accept({
    brand: brandView(brand),
    coupon: view,
    codes: isRedeemable(coupon, now) ? codeSheet(now, codeAt) : null,
    stores: stores.filter(store => isUsableAt(coupon, store._id)).map(storeView),
  })
}

/** Codes are also for coupons that cannot be used right now: the clerk then reads out why, and when. */
function isRedeemable({ state, validTo }: CouponDoc, now: number): boolean {
  return (state === 'EFFECTIVE' || state === 'PENDING') && now < validTo
}

function isUsableAt({ stores }: CouponDoc, storeId: string): boolean {
  return stores.includes('*') || stores.includes(storeId)
}
