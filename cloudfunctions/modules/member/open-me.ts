import { accept } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { memberIdOf, staffIdOf } from '@shared/domain/ids'
import type { Handler } from '../../platform/context'
import { read } from '../../platform/database'
import { brandView } from '../brand/brand-view'
import { activeStoresOf, storeNames, storeView } from '../brand/store-view'
import { myPerksView, perkNames } from '../perk/perks-view'
import { loadMember } from '../points/load-member'
import { storedView } from '../stored/stored-view'
import { memberView } from './member-view'
import { noteSeen } from './note-seen'
import { workplaceOf } from './open-card'
import { redeemedBy } from './redeemed-by'

/**
 * The caller's own page; for staff also what they redeemed today. 2 trips side by side, for staff one more
 * after them, and 1 more once a week.
 */
export const openMe: Handler<'me.open'> = async context => {
  const { brand, caller, now } = context
  const memberId = memberIdOf(brand._id, caller.openid)
  const staffId = staffIdOf(brand._id, caller.openid)
  const [{ member }, staff, stores, storeName, nameOf] = await Promise.all([
    loadMember(memberId),
    read('staff', staffId),
    activeStoresOf(brand._id),
    storeNames(brand._id),
    perkNames(brand),
  ])
  await noteSeen(member, context)
  const redeemed = staff?.active ? await redeemedBy(staffId, dayOf(now, brand.timeZone)) : 0
  return accept({
    brand: brandView(brand),
    member: memberView(member, brand, memberId, now),
    stores: stores.map(storeView),
    ...(brand.features.storedValue && brand.storedValue
      ? { stored: storedView(member ?? { stored: { principalFen: 0, bonusFen: 0 } }) }
      : {}),
    ...myPerksView(member, brand, nameOf, now),
    mall: brand.features.mall,
    staff: staff?.active
      ? { storeName: workplaceOf(staff, { brand }, storeName), redeemedToday: redeemed }
      : null,
  })
}
