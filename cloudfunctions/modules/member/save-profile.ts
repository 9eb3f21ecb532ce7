import { accept, type Outcome, refuse } from '@shared/contract'
import { memberIdOf } from '@shared/domain/ids'
import { initialOf, profileText } from '@shared/domain/member/profile-text'
import { removeProfile as decideRemove, saveProfile as decideSave } from '@shared/domain/member/save-profile'
import { accountText } from '@shared/text/account'
import type { Handler } from '../../platform/context'
import { bookOnMember } from '../account/book-on-member'
import { sealedText } from './own-text'

/** The caller's name or address from now on, sealed before it is written. Repeatable. 2 trips. */
export const saveProfile: Handler<'member.saveProfile'> = async (
  { brand, caller, now },
  { commandId, field, text },
) => {
  const checked = profileText(field, text)
  if (!checked.ok) return refuse('PROFILE_UNFIT', accountText.profileUnfit[field][checked.reason])
  const initial = field === 'name' ? initialOf(checked.text) : ''
  const outcome = await bookOnMember(memberIdOf(brand._id, caller.openid), brand, now, ({ member }) => {
    const sealed = sealedText(member._id, field, checked.text)
    return decideSave({ member, commandId, field, sealed, initial, brand, now })
  })
  return answered(outcome.kind, { saved: true as const })
}

/** The caller's name or address is erased. Repeatable. 2 trips. */
export const removeProfile: Handler<'member.removeProfile'> = async (
  { brand, caller, now },
  { commandId, field },
) => {
  const outcome = await bookOnMember(memberIdOf(brand._id, caller.openid), brand, now, ({ member }) =>
    decideRemove({ member, commandId, field, brand, now }),
  )
  return answered(outcome.kind, { removed: true as const })
}

function answered<T>(kind: 'booked' | 'already' | 'refused' | 'busy', done: T): Outcome<T> {
  if (kind === 'busy') return refuse('BUSY')
  return kind === 'refused' ? refuse('NOT_MEMBER', accountText.profileNeedsCard) : accept(done)
}
