import { accept } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { memberIdOf } from '@shared/domain/ids'
import { createGuest } from '@shared/domain/member/create-guest'
import { expiryCalendar } from '@shared/domain/points/expiry-calendar'
import type { Handler } from '../../platform/context'
import { brandView } from '../brand/brand-view'
import { loadMember } from './load-member'
import { pointsView } from './points-view'

/** What of the caller's points ends when, and what becomes usable when. 1 trip. */
export const openPointsCalendar: Handler<'points.calendar'> = async ({ brand, caller, now }) => {
  const memberId = memberIdOf(brand._id, caller.openid)
  const loaded = await loadMember(memberId)
  const member = loaded.member ?? createGuest({ memberId, brand, cardNo: '', now })
  return accept({
    brand: brandView(brand),
    points: pointsView(member, brand, now),
    ...expiryCalendar(member, dayOf(now, brand.timeZone)),
  })
}
