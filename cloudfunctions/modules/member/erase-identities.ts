import type { MemberDoc } from '@shared/domain/member/types'
import { _, removeWhere, updateWhere } from '../../platform/database'
import { idsOfPerson } from '../points/ids-of-person'

/**
 * Erases what leads to a closed account from outside: phone and union identities, and what the person agreed to hear. Repeatable; the
 * account owes it as `erasing` until it is done. 3 trips, 2 deep.
 */
export async function eraseIdentities(member: MemberDoc): Promise<void> {
  const memberId = _.in(idsOfPerson(member._id, member))
  await Promise.all([removeWhere('identities', { memberId }), removeWhere('consents', { memberId })])
  await updateWhere('members', { _id: member._id, state: 'closed', seq: member.seq }, { erasing: false })
}
