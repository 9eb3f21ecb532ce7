import type { MemberDoc } from '@shared/domain/member/types'
import { _, removeWhere, updateWhere } from '../../platform/database'
import { giveUpCoupons } from '../coupon/give-up-coupons'
import { idsOfPerson } from '../points/ids-of-person'

/**
 * Erases what leads to a closed account from outside – phone and union identities, and what the person agreed to hear – and takes its
 * coupons back. Repeatable; the account owes it as `erasing` until it is done. `kept`: identities by which the person is just coming
 * back. 4 trips, 2 deep.
 */
export async function finishClosing(member: MemberDoc, kept: readonly string[] = []): Promise<void> {
  const ids = idsOfPerson(member._id, member)
  const memberId = _.in(ids)
  await Promise.all([
    removeWhere('identities', { memberId, _id: _.nin(kept) }),
    removeWhere('consents', { memberId }),
    giveUpCoupons(ids),
  ])
  await updateWhere('members', { _id: member._id, state: 'closed', seq: member.seq }, { erasing: false })
}
