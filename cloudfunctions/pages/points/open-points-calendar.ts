import { accept } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { consentIdOf, memberIdOf } from '@shared/domain/ids'
import { createGuest } from '@shared/domain/member/create-guest'
import { expiryCalendar } from '@shared/domain/points/expiry-calendar'
import { maySuggest } from '@shared/domain/reminder/points-ending'
import { loadMember } from '../../modules/account/load-member'
import { pointsView } from '../../modules/account/points-view'
import { brandView } from '../../modules/brand/brand-view'
import type { Handler } from '../../platform/context'
import { read } from '../../platform/database'

/** What of the caller's points ends when, and what becomes usable when. 2 trips side by side. */
export const openPointsCalendar: Handler<'points.calendar'> = async ({ brand, caller, now }) => {
  const { timeZone } = brand
  const memberId = memberIdOf(brand._id, caller.openid)
  const template = brand.notices.find(each => each.kind === 'points-ending')
  const [loaded, consent] = await Promise.all([
    loadMember(memberId),
    template ? read('consents', consentIdOf(memberId, template.kind)) : null,
  ])
  const member = loaded.member ?? createGuest({ memberId, brand, cardNo: '', now })
  const calendar = expiryCalendar(member, dayOf(now, timeZone))
  const agreed = (consent?.left ?? 0) > 0
  const lots = calendar.ends.flatMap(({ day, points }) => (day === null ? [] : [{ day, points }]))
  return accept({
    brand: brandView(brand),
    points: pointsView(member, brand, now),
    ...calendar,
    notice: template
      ? {
          templateId: template.templateId,
          daysBefore: template.daysBefore,
          agreed,
          declined: !agreed && consent?.answer === 'reject',
          suggest: maySuggest(lots, consent, { now, timeZone }),
        }
      : null,
  })
}
