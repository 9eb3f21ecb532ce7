import type { CouponView } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { termsIdOf } from '@shared/domain/coupon/terms'
import type { CouponDoc } from '@shared/domain/coupon/types'
import type { StaffContext } from '../../platform/context'
import { storeNames } from '../brand/store-view'
import { couponViews, type Here, inOrderOfUse } from '../coupon/coupon-view'
import { countOfDay } from './day-uses'
import { issueRedemptionPermit } from './redemption-permit'

export interface WithPermit {
  coupon: CouponView
  permit: string
}

/** What every part of a preview needs to know of this store, at this moment. */
export interface Counter {
  context: StaffContext
  storeId: string
  here: Here
  /** Coupons redeemed in the store today. */
  todayCount: number
}

/** One trip. */
export async function atCounter(context: StaffContext, storeId: string): Promise<Counter> {
  const { brand, now } = context
  const { timeZone } = brand
  const [storeName, todayCount] = await Promise.all([
    storeNames(brand._id),
    countOfDay(storeId, dayOf(now, timeZone)),
  ])
  return { context, storeId, here: { storeId, now, timeZone, storeName }, todayCount }
}

/**
 * The right to redeem this coupon in its current state, for this clerk in this store. `typed`: by its number
 * alone.
 */
export function permitFor(
  coupon: CouponDoc,
  { context, storeId, todayCount }: Counter,
  typed = false,
): string {
  const bearer = { couponId: coupon._id, staffId: context.staff._id, storeId }
  const { usesLeft, uses } = coupon
  const seen = { termsId: termsIdOf(coupon), usesLeft, useIndex: uses.length, todayCount, typed }
  return issueRedemptionPermit(bearer, seen, context.now)
}

/** Those of a customer's coupons that work in this store now, best first, each ready to be redeemed. */
export async function usableHere(coupons: readonly CouponDoc[], counter: Counter): Promise<WithPermit[]> {
  const views = await couponViews(coupons, counter.here)
  const byId = new Map(coupons.map(coupon => [coupon._id, coupon]))
  return views
    .filter(view => view.notUsable === null)
    .sort(inOrderOfUse)
    .flatMap(view => {
      const coupon = byId.get(view.id)
      return coupon ? [{ coupon: view, permit: permitFor(coupon, counter) }] : []
    })
}
