import { accept, type RefusalCode, refuse } from '@shared/contract'
import { memberIdOf } from '@shared/domain/ids'
import { type BirthdayRefusal, setBirthday as decideBirthday } from '@shared/domain/member/set-birthday'
import { perksOf } from '@shared/domain/perk/due-perks'
import { accountText } from '@shared/text/account'
import type { Handler } from '../../platform/context'
import { bookOnMember } from '../account/book-on-member'
import { giveDuePerks } from './give-due-perks'
import { myPerksView, perkNames } from './perks-view'

const CODES: Readonly<Record<BirthdayRefusal, RefusalCode>> = {
  off: 'BIRTHDAY_OFF',
  'not-member': 'NOT_MEMBER',
  'not-a-day': 'BAD_INPUT',
  set: 'BIRTHDAY_SET',
}

/**
 * The caller says their birthday, once and for all; its gift comes from the day after. The same day again is
 * answered like the first time. 2 trips, and those of what is due otherwise.
 */
export const setBirthday: Handler<'perk.setBirthday'> = async ({ brand, caller, now }, { monthDay }) => {
  // Awaited together: a promise left alone while the other fails would end the instance when it fails too.
  const [nameOf, outcome] = await Promise.all([
    perkNames(brand),
    bookOnMember(memberIdOf(brand._id, caller.openid), brand, now, ({ member }) =>
      decideBirthday({ member, brand, monthDay, now }),
    ),
  ])
  if (outcome.kind === 'busy') return refuse('BUSY')
  if (outcome.kind === 'refused') {
    const { reason, member } = outcome
    if (reason === 'set') return refuse('BIRTHDAY_SET', accountText.birthdayIsSet(perksOf(member).birthday))
    return reason === 'not-member'
      ? refuse('NOT_MEMBER', accountText.birthdayNeedsCard)
      : refuse(CODES[reason])
  }
  const { member } = await giveDuePerks(outcome.member, brand, now)
  return accept(myPerksView(member, brand, nameOf, now))
}
