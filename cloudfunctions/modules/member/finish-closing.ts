import { closedAt } from '@shared/domain/account/closings'
import type { MemberDoc } from '@shared/domain/account/types'
import { consentIdOf } from '@shared/domain/ids'
import { NOTICE_KINDS } from '@shared/domain/reminder/types'
import { _, removeWhere, updateWhere } from '../../platform/database'
import { idsOfPerson } from '../account/ids-of-person'
import { forfeitCoupons } from '../coupon/forfeit-coupons'

/**
 * Erases what leads to a closed account from outside – phone and union identities, and the person's consents
 * to messages – and takes its coupons back. Only what existed before the closing: a sweeper may come late,
 * beside the person who is just coming back. Repeatable; the account owes it as `erasing` until it is done. 5
 * trips, 2 deep.
 */
export async function finishClosing(member: MemberDoc): Promise<void> {
  const ids = idsOfPerson(member._id, member)
  const at = closedAt(member)
  const consents = ids.flatMap(id => NOTICE_KINDS.map(kind => consentIdOf(id, kind)))
  await Promise.all([
    removeWhere('identities', { memberId: _.in(ids), createdAt: _.lte(at) }),
    removeWhere('consents', { _id: _.in(consents) }),
    forfeitCoupons(ids, at),
  ])
  await updateWhere('members', { _id: member._id, state: 'closed', seq: member.seq }, { erasing: false })
}
