import { accept, type Outcome, type OutputOf, refuse } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { memberIdOf } from '@shared/domain/ids'
import { givePhone, removePhone } from '@shared/domain/member/change-phone'
import { accountText } from '@shared/text/account'
import type { Context, Handler } from '../../platform/context'
import { bookOnMember } from '../account/book-on-member'
import { loadMember } from '../account/load-member'
import { memberView } from './member-view'
import { announceRelease, releaseIdentity } from './release-identity'
import { reserveIdentity } from './reserve-identity'
import { type VerifiedPhone, verifiedPhone } from './verified-phone'

/**
 * What the newest attempt of a command takes off the member, and how to release it after the write that does
 * so.
 */
export interface Releasing {
  release?: { id: string; token: string }
}

type Changed = { kind: 'booked'; next: MemberDoc; entries: [] } | { kind: 'already' } | { kind: 'taken' }

/**
 * One step of giving a number, from the member in hand: reserve the new one and announce the old one's
 * release, side by side, before the write. Whatever dies, the identities sweeper keeps the one the member
 * names and removes the other.
 */
export async function changedPhone(
  asked: {
    member: MemberDoc
    commandId: string
    phone: VerifiedPhone
    brand: Context['brand']
    now: number
  },
  releasing: Releasing,
): Promise<Changed> {
  const { member, phone, now } = asked
  const change = givePhone(asked)
  if (change.kind === 'already') return { kind: 'already' }
  const { released, next, entries } = change
  const [reserved, token] = await Promise.all([
    reserveIdentity(phone.id, 'phone', member, now),
    released ? announceRelease(released, member, now) : '',
  ])
  if (reserved === 'taken') return { kind: 'taken' }
  releasing.release = { id: released, token }
  return { kind: 'booked', next, entries }
}

/**
 * The caller's number from now on, instead of the one before, which opens the card no more. 3 trips, 2 more
 * when it replaces another.
 */
export const setPhone: Handler<'member.setPhone'> = async (context, { commandId, phoneCode }) => {
  const { brand, caller, now } = context
  const memberId = memberIdOf(brand._id, caller.openid)
  const phone = await verifiedPhone(brand._id, phoneCode)
  if (!phone.ok) {
    // WeChat takes a code once: the repeat of a command whose answer was lost finds it done.
    const { member } = await loadMember(memberId)
    const isDone = phone.code === 'PHONE_CODE_BAD' && member?.phoneCommands?.includes(commandId)
    return isDone ? shown(context, member ?? null) : phone
  }
  const releasing: Releasing = {}
  const outcome = await bookOnMember<Changed | { kind: 'no-member' }>(memberId, brand, now, ({ member }) =>
    member.state === 'member'
      ? changedPhone({ member, commandId, phone: phone.data, brand, now }, releasing)
      : { kind: 'no-member' },
  )
  if (outcome.kind === 'taken') return refuse('PHONE_TAKEN', accountText.phoneOnOtherCard)
  return answered(context, outcome, releasing)
}

/** The number shown to the caller opens their card no more. Repeatable. 4 trips, 4 deep. */
export const removePhoneOfMember: Handler<'member.removePhone'> = async (context, { commandId, tail }) => {
  const { brand, caller, now } = context
  const memberId = memberIdOf(brand._id, caller.openid)
  const releasing: Releasing = {}
  const outcome = await bookOnMember(memberId, brand, now, async ({ member }) => {
    if (member.state !== 'member') return { kind: 'no-member' as const }
    const change = removePhone({ member, commandId, tail, brand, now })
    if (change.kind === 'already') return { kind: 'already' as const }
    const { released, next, entries } = change
    const token = released ? await announceRelease(released, member, now) : ''
    releasing.release = { id: released, token }
    return { kind: 'booked' as const, next, entries }
  })
  return answered(context, outcome, releasing)
}

type PhoneAnswer = Outcome<OutputOf<'member.setPhone'>>

async function answered(
  context: Context,
  outcome: { kind: 'busy' } | { kind: 'no-member' } | { kind: 'already' | 'booked'; member: MemberDoc },
  releasing: Releasing,
): Promise<PhoneAnswer> {
  if (outcome.kind === 'busy') return refuse('BUSY')
  if (outcome.kind === 'no-member') return refuse('NOT_MEMBER', accountText.phoneNeedsCard)
  if (outcome.kind === 'booked') await finishRelease(releasing)
  return shown(context, outcome.member)
}

function shown({ brand, caller, now }: Context, member: MemberDoc | null): PhoneAnswer {
  return accept({ member: memberView(member, brand, memberIdOf(brand._id, caller.openid), now) })
}

/**
 * After the write: the identity taken off the member is released, unless another command reserved it anew. 1
 * trip, none where there was none.
 */
export async function finishRelease({ release }: Releasing): Promise<void> {
  if (release?.id) await releaseIdentity(release.id, release.token)
}
