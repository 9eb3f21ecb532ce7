import type { MemberDoc, Sealed } from '@shared/domain/account/types'
import type { ProfileField } from '@shared/domain/member/profile-text'
import { profileOf } from '@shared/domain/member/save-profile'
import { log } from '../../platform/log'
import { open, seal } from '../../platform/vault'
import { idsOfPerson } from '../account/ids-of-person'

/** A text of this card's person, sealed so that it opens as this field of this card alone. */
export const sealedText = (memberId: string, field: ProfileField, text: string): Sealed => ({
  text: seal(text, ownerOf(memberId, field)),
  memberId,
})

/**
 * What the person wrote, for their own eyes; `''` = nothing. A text that does not open, or of a card that is
 * not theirs, is shown as nothing and logged.
 */
export function ownText(member: MemberDoc, field: ProfileField): string {
  const { text, memberId } = profileOf(member)[field]
  if (text === '') return ''
  const isTheirs = idsOfPerson(member._id, member).includes(memberId)
  const opened = isTheirs ? open(text, ownerOf(memberId, field)) : null
  if (opened !== null) return opened
  log.error('profile.unreadable', new Error('a sealed text does not open'), { field, brand: member.brandId })
  return ''
}

const ownerOf = (memberId: string, field: ProfileField) => `${memberId}:${field}`
