import { accept, type Outcome, type OutputOf, type RefusalCode, refuse } from '@shared/contract'
import { memberIdOf } from '@shared/domain/ids'
import {
  type BirthdayRefusal,
  setBirthday as decideBirthday,
  removeBirthday as decideRemoval,
} from '@shared/domain/member/set-birthday'
import { perksOf } from '@shared/domain/perk/due-perks'
import type { Written } from '@shared/domain/points/book'
import { accountText } from '@shared/text/account'
import type { Context, Handler } from '../../platform/context'
import { bookOnMember } from '../account/book-on-member'
import { giveDuePerks } from './give-due-perks'
import { myPerksView, perkNames } from './perks-view'

const CODES: Readonly<Record<BirthdayRefusal, RefusalCode>> = {
  off: 'BIRTHDAY_OFF',
  'not-member': 'NOT_MEMBER',
  'not-a-day': 'BAD_INPUT',
  changed: 'BIRTHDAY_CHANGED',
}

/**
 * The caller says their birthday, or another one once a year; its gift comes from the day after. The same day
 * again is answered like the first time. 2 trips, and those of what is due otherwise.
 */
export const setBirthday: Handler<'perk.setBirthday'> = (context, input) =>
  changed(context, decided => decideBirthday({ ...decided, ...input }))

/**
 * The birthday shown to the caller is erased; another one, given since, stays. Repeatable. 2 trips, and those
 * of what is due otherwise.
 */
export const removeBirthday: Handler<'perk.removeBirthday'> = (context, input) =>
  changed(context, decided => decideRemoval({ ...decided, ...input }))

type Asked = Pick<Parameters<typeof decideBirthday>[0], 'member' | 'brand' | 'now'>
type Decision = Written | { kind: 'already' } | { kind: 'refused'; reason: BirthdayRefusal }

async function changed(
  { brand, caller, now }: Context,
  decide: (asked: Asked) => Decision,
): Promise<Outcome<OutputOf<'perk.setBirthday'>>> {
  // Awaited together: a promise left alone while the other fails would end the instance when it fails too.
  const [nameOf, outcome] = await Promise.all([
    perkNames(brand),
    bookOnMember(memberIdOf(brand._id, caller.openid), brand, now, ({ member }) =>
      decide({ member, brand, now }),
    ),
  ])
  if (outcome.kind === 'busy') return refuse('BUSY')
  if (outcome.kind === 'refused') {
    const { reason, member } = outcome
    if (reason === 'changed') {
      return refuse('BIRTHDAY_CHANGED', accountText.birthdayChanged(perksOf(member).birthday))
    }
    return reason === 'not-member'
      ? refuse('NOT_MEMBER', accountText.birthdayNeedsCard)
      : refuse(CODES[reason])
  }
  const { member } = await giveDuePerks(outcome.member, brand, now)
  return accept(myPerksView(member, brand, nameOf, now))
}
