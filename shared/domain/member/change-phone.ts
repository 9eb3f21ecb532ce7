import { requestChange } from '../account/merge-request'
import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { writtenWith } from './written-with'

const KEPT_COMMANDS = 5

type Change =
  | { kind: 'booked'; next: MemberDoc; entries: []; released: string }
  /** The command was carried out before, or there is nothing to change. */
  | { kind: 'already' }

interface Asked {
  member: MemberDoc
  commandId: string
  brand: BrandDoc
  now: number
}

/**
 * The card is known by this number from now on and by no other; `released` is the identity that opens it no
 * more (`''` = none). A merge that waits on the number given up has lost its ground.
 */
export function givePhone(asked: Asked & { phone: { id: string; tail: string } }): Change {
  const { member, commandId, phone } = asked
  if (isRepeat(member, commandId) || member.phoneId === phone.id) return { kind: 'already' }
  return changed(asked, phone)
}

/** The number with this tail opens the card no more; another one, given since, stays. */
export function removePhone(asked: Asked & { tail: string }): Change {
  const { member, commandId, tail } = asked
  if (isRepeat(member, commandId) || member.phoneTail !== tail) return { kind: 'already' }
  return changed(asked, { id: '', tail: '' })
}

/** Whether the member knows this identity as theirs; one that no member knows is removed. */
export const knowsIdentity = (
  { state, phoneId, unionIds = [] }: Pick<MemberDoc, 'state' | 'phoneId' | 'unionIds'>,
  identityId: string,
): boolean => state === 'member' && (phoneId === identityId || unionIds.includes(identityId))

const isRepeat = ({ phoneCommands = [] }: MemberDoc, commandId: string) => phoneCommands.includes(commandId)

function changed(
  { member, commandId, brand, now }: Asked,
  phone: { id: string; tail: string },
): Extract<Change, { kind: 'booked' }> {
  const changes = {
    phoneId: phone.id,
    phoneTail: phone.tail,
    phoneCommands: [...(member.phoneCommands ?? []), commandId].slice(-KEPT_COMMANDS),
    ...requestChange(member, 'unfounded', now),
  }
  return { kind: 'booked', ...writtenWith(member, changes, brand, now), released: member.phoneId }
}
