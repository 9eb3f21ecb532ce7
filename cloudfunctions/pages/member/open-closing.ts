import { accept } from '@shared/contract'
import { memberIdOf } from '@shared/domain/ids'
import { closingBlockedBy } from '@shared/domain/member/close-member'
import { loadMember } from '../../modules/account/load-member'
import { ofPerson } from '../../modules/account/of-person'
import { brandView } from '../../modules/brand/brand-view'
import { activeStoresOf, storeView } from '../../modules/brand/store-view'
import { liveCouponsOf } from '../../modules/coupon/member-coupons'
import { memberView } from '../../modules/member/member-view'
import { storedView } from '../../modules/stored-value/stored-view'
import type { Handler } from '../../platform/context'

/** What closing would cost the caller, before they are asked. Changes nothing. 2 trips side by side. */
export const openClosing: Handler<'member.closing'> = async ({ brand, caller, now }) => {
  const memberId = memberIdOf(brand._id, caller.openid)
  const loading = loadMember(memberId)
  const [{ member }, coupons, stores] = await Promise.all([
    loading,
    ofPerson(memberId, loading, ids => liveCouponsOf(ids, now)),
    activeStoresOf(brand._id),
  ])
  const blockedBy = member && closingBlockedBy(member)
  return accept({
    brand: brandView(brand),
    member: memberView(member, brand, memberId, now),
    coupons: coupons.length,
    ...(brand.features.storedValue && brand.storedValue && member ? { stored: storedView(member) } : {}),
    blockedBy: blockedBy === 'holds' ? 'exchange' : blockedBy,
    stores: stores.map(storeView),
  })
}
