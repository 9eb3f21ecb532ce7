import { accept, type CouponView, type OutputOf } from '@shared/contract'
import { memberIdOf, staffIdOf } from '@shared/domain/ids'
import { ENDS_SOON_MS } from '@shared/domain/limits'
import type { StaffDoc } from '@shared/domain/staff/types'
import { loadMember } from '../../modules/account/load-member'
import { ofPerson } from '../../modules/account/of-person'
import { brandView } from '../../modules/brand/brand-view'
import { activeStoresOf, chosenStoreView, storeNames, storeView } from '../../modules/brand/store-view'
import { couponViews, inOrderOfUse } from '../../modules/coupon/coupon-view'
import { liveCouponsOf } from '../../modules/coupon/member-coupons'
import { codesOfMember } from '../../modules/member/code-of-member'
import { memberView } from '../../modules/member/member-view'
import { noteSeen } from '../../modules/member/note-seen'
import { giveDuePerks } from '../../modules/perk/give-due-perks'
import { myPerksView, perkNames } from '../../modules/perk/perks-view'
import type { Context, Handler } from '../../platform/context'
import { read } from '../../platform/database'

type Card = OutputOf<'member.card'>

/**
 * The first screen: who I am here, my code, what I can use in this store. 3 trips side by side; more only
 * when the tier gives something that the timer has not given yet, and 1 more once a week.
 */
export const openCard: Handler<'member.card'> = async (context, { storeId }) => {
  const { brand, caller, now } = context
  const memberId = memberIdOf(brand._id, caller.openid)
  const loading = loadMember(memberId)
  const [loaded, held, staff, stores, nameOf] = await Promise.all([
    loading,
    ofPerson(memberId, loading, ids => liveCouponsOf(ids, now)),
    read('staff', staffIdOf(brand._id, caller.openid)),
    activeStoresOf(brand._id),
    perkNames(brand),
  ])
  const storeName = await storeNames(brand._id)
  const { member, coupons: fresh } = await giveDuePerks(loaded.member, brand, now)
  await noteSeen(member, context)
  const coupons = [...held, ...fresh]
  const store = chosenStoreView(brand, stores, storeId)
  const here = { storeId: store.id, now, timeZone: brand.timeZone, storeName }
  return accept({
    brand: brandView(brand),
    member: memberView(member, brand, memberId, now),
    store,
    stores: stores.map(storeView),
    coupons: couponSummary(await couponViews(coupons, here), now),
    codes: codesOfMember(member, now),
    ...myPerksView(member, brand, nameOf, now),
    staff: staff?.active ? { storeName: workplaceOf(staff, context, storeName) } : null,
    now,
  })
}

/** Coupons on the first screen; the wallet has the rest. */
const MOST_SHOWN = 3

/** Usable = in some store, some time while it is valid; `best` is the one to use here and now. */
function couponSummary(views: readonly CouponView[], now: number): Card['coupons'] {
  const usable = views.filter(view => view.state === 'EFFECTIVE' && view.validFromAt <= now)
  const soon = usable.filter(view => view.validToAt - now <= ENDS_SOON_MS)
  const here = usable.filter(view => !view.notUsable).sort(inOrderOfUse)
  return {
    usable: usable.length,
    endingSoon: soon.length
      ? { count: soon.length, validToAt: Math.min(...soon.map(each => each.validToAt)) }
      : null,
    best: here[0] ?? null,
    here: here.slice(0, MOST_SHOWN),
  }
}

/** The store a staff member works in, the brand when it is all of them. */
export function workplaceOf(
  staff: StaffDoc,
  { brand }: Pick<Context, 'brand'>,
  storeName: (storeId: string) => string,
): string {
  const [first = '*'] = staff.stores
  return storeName(first) || brand.name
}
