import { accept, type CouponView, type UsefulCouponView } from '@shared/contract'
import { discountFen } from '@shared/domain/coupon/discount'
import { memberIdOf } from '@shared/domain/ids'
import { loadMember } from '../../modules/account/load-member'
import { ofPerson } from '../../modules/account/of-person'
import { brandView } from '../../modules/brand/brand-view'
import { storeNames } from '../../modules/brand/store-view'
import { couponViews, inOrderOfUse } from '../../modules/coupon/coupon-view'
import { liveCouponsOf } from '../../modules/coupon/member-coupons'
import { memberView } from '../../modules/member/member-view'
import { storedView } from '../../modules/stored-value/stored-view'
import type { Handler } from '../../platform/context'

/** What the caller's card holds for an order, as it stands. 2 trips side by side. */
export const openUseful: Handler<'order.useful'> = async ({ brand, caller, now }, { storeId, amountFen }) => {
  const memberId = memberIdOf(brand._id, caller.openid)
  const loading = loadMember(memberId)
  const [{ member }, held, storeName] = await Promise.all([
    loading,
    ofPerson(memberId, loading, ids => liveCouponsOf(ids, now)),
    storeNames(brand._id),
  ])
  const here = { storeId, amountFen, now, timeZone: brand.timeZone, storeName }
  const views = (await couponViews(held, here)).map(view => usefulView(view, amountFen))
  return accept({
    brand: brandView(brand),
    coupons: views.sort(inOrderOfSaving),
    points: memberView(member, brand, memberId, now).points,
    storedFen: brand.features.storedValue && member ? storedView(member).totalFen : null,
  })
}

function usefulView(coupon: CouponView, amountFen: number): UsefulCouponView {
  return { coupon, savesFen: coupon.notUsable ? 0 : discountFen(coupon.terms, amountFen) }
}

const inOrderOfSaving = (a: UsefulCouponView, b: UsefulCouponView) =>
  b.savesFen - a.savesFen || inOrderOfUse(a.coupon, b.coupon)
