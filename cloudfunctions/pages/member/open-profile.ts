import { accept } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { memberIdOf } from '@shared/domain/ids'
import { birthdayLockedUntil } from '@shared/domain/member/set-birthday'
import { perksOf } from '@shared/domain/perk/due-perks'
import { loadMember } from '../../modules/account/load-member'
import { brandView } from '../../modules/brand/brand-view'
import { memberView } from '../../modules/member/member-view'
import { ownText } from '../../modules/member/own-text'
import { myPerksView, perkNames } from '../../modules/perk/perks-view'
import type { Handler } from '../../platform/context'

/** What the caller has given of themselves, in full. 1 trip. */
export const openProfile: Handler<'member.profile'> = async ({ brand, caller, now }) => {
  const memberId = memberIdOf(brand._id, caller.openid)
  const [{ member }, nameOf] = await Promise.all([loadMember(memberId), perkNames(brand)])
  const known = member?.state === 'member' ? member : null
  return accept({
    brand: brandView(brand),
    member: memberView(member, brand, memberId, now),
    profile: {
      address: known ? ownText(known, 'address') : '',
      birthday: known ? perksOf(known).birthday : '',
      birthdayLockedUntil: known ? birthdayLockedUntil(perksOf(known), dayOf(now, brand.timeZone)) : '',
    },
    ...myPerksView(member, brand, nameOf, now),
  })
}
