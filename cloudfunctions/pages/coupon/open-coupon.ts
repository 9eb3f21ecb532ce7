import { accept, type CouponCodesView, refuse } from '@shared/contract'
import { couponCode, couponDigits } from '@shared/domain/codes/rotating'
import { isShowable } from '@shared/domain/coupon/number'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { memberIdOf } from '@shared/domain/ids'
import { isTheirs } from '../../modules/account/ids-of-person'
import { brandView } from '../../modules/brand/brand-view'
import { activeStoresOf, storeNames, storeView } from '../../modules/brand/store-view'
import { codeSheet } from '../../modules/coupon/code-sheet'
import { numbered } from '../../modules/coupon/coupon-number'
import { couponViews } from '../../modules/coupon/coupon-view'
import type { Handler } from '../../platform/context'
import { read } from '../../platform/database'
import { codeMac } from '../../platform/vault'

/**
 * One coupon of the caller, with codes for ten minutes while it may still be redeemed; its first opening
 * gives it a short number. Another member's coupon is not found. 1 trip, 3 on the first opening.
 */
export const openCoupon: Handler<'coupon.open'> = async ({ brand, caller, now }, { couponId }) => {
  const [found, stores, storeName] = await Promise.all([
    read('coupons', couponId),
    activeStoresOf(brand._id),
    storeNames(brand._id),
  ])
  if (!found || !(await isTheirs(found.memberId, memberIdOf(brand._id, caller.openid)))) {
    return refuse('COUPON_NOT_FOUND')
  }
  if (found.contents.length > 0) return refuse('COUPON_NOT_FOUND')
  const coupon = await numbered(found, now)
  const [view] = await couponViews([coupon], { now, timeZone: brand.timeZone, storeName })
  if (!view) return refuse('COUPON_NOT_FOUND')
  return accept({
    brand: brandView(brand),
    coupon: view,
    codes: isShowable(coupon, now) ? codesOf(coupon, now) : null,
    stores: stores.filter(store => isUsableAt(coupon, store._id)).map(storeView),
  })
}

function codesOf({ codeId, shortNo }: CouponDoc, now: number): CouponCodesView {
  const sheet = codeSheet(now, step => ({
    code: couponCode(codeId, step, codeMac),
    digits: couponDigits(codeId, step, codeMac),
  }))
  return { ...sheet, shortNo }
}

function isUsableAt({ stores }: CouponDoc, storeId: string): boolean {
  return stores.includes('*') || stores.includes(storeId)
}
