import { accept, type CouponView, type InputOf } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { mayClaim } from '@shared/domain/coupon/claim'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { memberIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { loadMember } from '../../modules/account/load-member'
import { ofPerson } from '../../modules/account/of-person'
import { brandView } from '../../modules/brand/brand-view'
import { activeStoresOf, chosenStoreView, storeNames, storeView } from '../../modules/brand/store-view'
import { couponViews, type Here, inOrderOfUse } from '../../modules/coupon/coupon-view'
import { invalidCouponsOf, liveCouponsOf, usedCouponsOf } from '../../modules/coupon/member-coupons'
import { rulesOf } from '../../modules/coupon/rules-of'
import { giveDuePerks } from '../../modules/perk/give-due-perks'
import type { Context, Handler } from '../../platform/context'
import { offersTo } from './offers'

/**
 * A member's coupons of one tab, 20 at a time, and how many could be claimed besides. 4 trips side by side; 5
 * on the later tabs, more when a perk is due.
 */
export const openWallet: Handler<'coupon.wallet'> = async (context, { tab, storeId, after }) => {
  const { brand, caller, now } = context
  const memberId = memberIdOf(brand._id, caller.openid)
  const loading = loadMember(memberId)
  const couponsOfPerson = (list: (ids: readonly string[]) => Promise<CouponDoc[]>) =>
    ofPerson(memberId, loading, list)
  const live = couponsOfPerson(ids => liveCouponsOf(ids, now))
  const [held, past, offers, stores, storeName] = await Promise.all([
    live,
    tab === 'usable'
      ? []
      : couponsOfPerson(tab === 'used' ? usedCouponsOf : ids => invalidCouponsOf(ids, now)),
    claimableOffers(context, memberId, loading),
    activeStoresOf(brand._id),
    storeNames(brand._id),
  ])
  // After what was held is known, so that none is in both.
  const { coupons: fresh } = await giveDuePerks((await loading).member, brand, now)
  const usable = [...held, ...fresh]
  const listed = tab === 'usable' ? usable : past
  const store = chosenStoreView(brand, stores, storeId)
  const from = Number.parseInt(after ?? '', 10) || 0
  const here = { storeId: store.id || undefined, now, timeZone: brand.timeZone, storeName }
  const until = from + LIMITS.rowsPerPage
  return accept({
    brand: brandView(brand),
    coupons: await pageOf(listed, tab, here, from, until),
    next: until < listed.length ? String(until) : null,
    usableCount: usable.length,
    offers,
    store,
    stores: stores.map(storeView),
  })
}

/** The usable are ordered by what can be done with them here and now, the past as they were found. */
async function pageOf(
  coupons: readonly CouponDoc[],
  tab: InputOf<'coupon.wallet'>['tab'],
  here: Here,
  from: number,
  until: number,
): Promise<CouponView[]> {
  if (tab !== 'usable') return couponViews(coupons.slice(from, until), here)
  return (await couponViews(coupons, here)).sort(inOrderOfUse).slice(from, until)
}

/** Batches the caller could still claim something of. Three trips side by side. */
async function claimableOffers(
  { brand, now }: Context,
  memberId: string,
  loading: Promise<{ member: MemberDoc | null }>,
): Promise<number> {
  const [offers, { member }] = await Promise.all([offersTo(brand, memberId, now), loading])
  const left = offers.filter(({ batch, mine, soldOut }) => !soldOut && mine < batch.limitPerMember)
  const rules = await Promise.all(left.map(({ batch }) => rulesOf(batch)))
  return left.filter(({ batch }, i) => mayClaim(batch, rules[i] ?? [], member, brand, now) === null).length
}
