import type { MemberDoc, Profile, Sealed } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { LIMITS } from '../limits'
import type { ProfileField } from './profile-text'
import { writtenWith } from './written-with'

export const NOTHING_SEALED: Sealed = { text: '', memberId: '' }
export const NO_PROFILE: Profile = { name: NOTHING_SEALED, address: NOTHING_SEALED }

type Saved =
  | { kind: 'booked'; next: MemberDoc; entries: [] }
  /** The command was carried out before, or there is nothing to remove. */
  | { kind: 'already' }
  | { kind: 'refused'; reason: 'not-member' }

interface Asked {
  member: MemberDoc
  commandId: string
  brand: BrandDoc
  now: number
}

/** What the member has written of themselves, sealed; nothing on documents from before. */
export const profileOf = ({ profile }: Pick<MemberDoc, 'profile'>): Profile => profile ?? NO_PROFILE

/** A member gives or replaces their name or address. `initial` counts for a name only. */
export function saveProfile(asked: Asked & { field: ProfileField; sealed: Sealed; initial: string }): Saved {
  const { member, commandId, field, sealed, initial } = asked
  if (member.state !== 'member') return { kind: 'refused', reason: 'not-member' }
  if (hadProfileCommand(member, commandId)) return { kind: 'already' }
  return changed(asked, field, sealed, initial)
}

/** A member removes their name or address: nothing of it stays. */
export function removeProfile(asked: Asked & { field: ProfileField }): Saved {
  const { member, commandId, field } = asked
  if (member.state !== 'member') return { kind: 'refused', reason: 'not-member' }
  if (hadProfileCommand(member, commandId) || profileOf(member)[field].text === '') return { kind: 'already' }
  return changed(asked, field, NOTHING_SEALED, '')
}

/** Whether this command has changed the member's own facts before, also when another did so since. */
export const hadProfileCommand = ({ profileCommands = [] }: MemberDoc, commandId: string): boolean =>
  profileCommands.includes(commandId)

export const withProfileCommand = (
  { profileCommands = [] }: MemberDoc,
  commandId: string,
): Pick<MemberDoc, 'profileCommands'> => ({
  profileCommands: [...profileCommands, commandId].slice(-LIMITS.profileCommands),
})

/** What closing an account and giving it to another card erase. */
export const forgottenProfile = ({ profile }: Pick<MemberDoc, 'profile'>) => ({
  nameInitial: '',
  ...(profile ? { profile: NO_PROFILE } : {}),
})

/** The taker of a merge keeps its own name and its own address, and takes the other's where it has none. */
export function mergedProfile(from: MemberDoc, into: MemberDoc): Partial<MemberDoc> {
  const [gives, keeps] = [profileOf(from), profileOf(into)]
  const named = keeps.name.text !== '' ? into : from
  const commands = [...(from.profileCommands ?? []), ...(into.profileCommands ?? [])]
  return {
    nameInitial: named.nameInitial,
    ...(from.profile || into.profile
      ? {
          profile: {
            name: profileOf(named).name,
            address: keeps.address.text !== '' ? keeps.address : gives.address,
          },
        }
      : {}),
    ...(commands.length > 0 ? { profileCommands: commands.slice(-LIMITS.profileCommands) } : {}),
  }
}

function changed(
  { member, commandId, brand, now }: Asked,
  field: ProfileField,
  sealed: Sealed,
  initial: string,
): Saved {
  const changes = {
    ...(field === 'name' ? { nameInitial: initial } : {}),
    profile: { ...profileOf(member), [field]: sealed },
    ...withProfileCommand(member, commandId),
  }
  return { kind: 'booked', ...writtenWith(member, changes, brand, now) }
}
