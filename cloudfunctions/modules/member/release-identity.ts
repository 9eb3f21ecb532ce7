import type { IdentityDoc, MemberDoc } from '@shared/domain/account/types'
import { IDENTITY_GRACE_MS, NEVER } from '@shared/domain/due'
import { knowsIdentity } from '@shared/domain/member/change-phone'
import { _, find, removeWhere, updateWhere } from '../../platform/database'
import { randomId } from '../../platform/ids'
import { idsOfPerson } from '../account/ids-of-person'
import { loadMember } from '../account/load-member'

/**
 * Announces that an identity of this member is about to be released, before the write that takes it off the
 * member: from now on the identities sweeper finishes the release, whatever happens to this command. Answers
 * the token that `releaseIdentity` needs. 1 trip.
 */
export async function announceRelease(identityId: string, member: MemberDoc, now: number): Promise<string> {
  const token = randomId()
  const memberId = _.in(idsOfPerson(member._id, member))
  const due = { token, dueAt: now + IDENTITY_GRACE_MS }
  await updateWhere('identities', { _id: identityId, memberId }, due)
  return token
}

/** Removes the identity, unless it was reserved again since. Repeatable. 1 trip. */
export async function releaseIdentity(identityId: string, token: string): Promise<void> {
  await removeWhere('identities', { _id: identityId, token })
}

/**
 * The member decides: an identity they know stays and names the card of today, any other is removed. 1 trip.
 */
async function settle(identity: IdentityDoc, member: MemberDoc | null): Promise<void> {
  const { _id, token } = identity
  if (member && knowsIdentity(member, _id)) {
    await updateWhere('identities', { _id, token }, { memberId: member._id, dueAt: NEVER })
  } else await releaseIdentity(_id, token)
}

/** An identity whose reservation or release is not confirmed. 2 trips. */
export async function sweepIdentity(identity: IdentityDoc): Promise<void> {
  const { member } = await loadMember(identity.memberId)
  await settle(identity, member)
}

/**
 * After a merge: identities of the giver name the taker, or are removed. Repeatable; the giver owes it as
 * `movingIdentities`. 4 trips and more.
 */
export async function moveIdentities(from: MemberDoc): Promise<void> {
  const [{ member: into }, identities] = await Promise.all([
    loadMember(from._id),
    find('identities', { memberId: from._id }),
  ])
  await Promise.all(identities.map(identity => settle(identity, into)))
  await updateWhere('members', { _id: from._id, seq: from.seq }, { movingIdentities: false })
}
