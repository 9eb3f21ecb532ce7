import { accept } from '@shared/contract'
import { mayCall } from '@shared/contract/permissions'
import { dayOf } from '@shared/domain/calendar/day'
import { memberIdOf, staffIdOf } from '@shared/domain/ids'
import { loadMember } from '../../modules/account/load-member'
import { brandView } from '../../modules/brand/brand-view'
import { storeNames } from '../../modules/brand/store-view'
import { memberView } from '../../modules/member/member-view'
import { noteSeen } from '../../modules/member/note-seen'
import { redeemedBy } from '../../modules/member/redeemed-by'
import { myPerksView, perkNames } from '../../modules/perk/perks-view'
import { storedView } from '../../modules/stored-value/stored-view'
import type { Handler } from '../../platform/context'
import { read } from '../../platform/database'
import { workplaceOf } from './open-card'

/**
 * The caller's own page; for staff also what they redeemed today. 2 trips side by side, for staff one more
 * after them, and 1 more once a week.
 */
export const openMe: Handler<'member.me'> = async context => {
  const { brand, caller, now } = context
  const memberId = memberIdOf(brand._id, caller.openid)
  const staffId = staffIdOf(brand._id, caller.openid)
  const [{ member }, staff, storeName, nameOf] = await Promise.all([
    loadMember(memberId),
    read('staff', staffId),
    storeNames(brand._id),
    perkNames(brand),
  ])
  await noteSeen(member, context)
  const redeemed = staff?.active ? await redeemedBy(staffId, dayOf(now, brand.timeZone)) : 0
  return accept({
    brand: brandView(brand),
    member: memberView(member, brand, memberId, now),
    ...(brand.features.storedValue && brand.storedValue
      ? { stored: storedView(member ?? { stored: { principalFen: 0, bonusFen: 0 } }) }
      : {}),
    ...myPerksView(member, brand, nameOf, now),
    mall: brand.features.mall,
    staff: staff?.active
      ? {
          storeName: workplaceOf(staff, { brand }, storeName),
          redeemedToday: redeemed,
          ...(mayCall('staff.open', staff) ? { worksAtDesk: true as const } : {}),
          ...(mayCall('link.list', staff) ? { managesBrand: true as const } : {}),
          ...(mayCall('staff.list', staff) ? { managesStaff: true as const } : {}),
          ...(mayCall('login.sessions', staff) ? { usesComputers: true as const } : {}),
        }
      : null,
  })
}
