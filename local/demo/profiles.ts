import type { MemberDoc } from '@shared/domain/account/types'
import { initialOf, type ProfileField } from '@shared/domain/member/profile-text'
import { NOTHING_SEALED } from '@shared/domain/member/save-profile'
import { linQing, openidOfPersona, personas } from './people'
import { seal } from './seal'

const ADDRESSES: Readonly<Record<string, string>> = { [linQing.id]: '云栖路 6 号 2 幢 301' }

/** A member with this name and address (`''` = not given), as the functions seal them. */
export function withProfile(
  member: MemberDoc,
  { name, address }: Record<ProfileField, string>,
  sealKey: string,
): MemberDoc {
  const sealed = (field: ProfileField, text: string) =>
    text === ''
      ? NOTHING_SEALED
      : { text: seal(text, `${member._id}:${field}`, sealKey), memberId: member._id }
  return {
    ...member,
    nameInitial: initialOf(name),
    profile: { name: sealed('name', name), address: sealed('address', address) },
  }
}

/** A person of the demo under their name, with the address they have given. */
export function withPersona(member: MemberDoc, sealKey: string): MemberDoc {
  const persona = personas.find(({ id }) => member._id.endsWith(`:${openidOfPersona(id)}`))
  if (!persona) throw new Error(`${member._id} is nobody of the demo`)
  return withProfile(member, { name: persona.name, address: ADDRESSES[persona.id] ?? '' }, sealKey)
}
