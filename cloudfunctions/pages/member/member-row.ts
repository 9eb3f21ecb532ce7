import type { MemberRowView } from '@shared/contract/actions/member-list'
import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { pointsView } from '../../modules/account/points-view'
import { maskedName } from '../../modules/staff/customer-view'

/** A member as one row for staff; the id becomes a handle on its way out. */
export function memberRow(member: MemberDoc, brand: BrandDoc, now: number): MemberRowView {
  return {
    customerId: member._id,
    maskedName: maskedName(member.nameInitial),
    phoneTail: member.phoneTail,
    cardNo: member.cardNo,
    tierId: member.tier,
    joinedAt: member.joinedAt,
    points: pointsView(member, brand, now).active,
    lastSeenDay: member.lastSeenDay ?? '',
  }
}
