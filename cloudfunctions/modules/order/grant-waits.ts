import type { MemberDoc } from '@shared/domain/account/types'
import type { OrderDoc } from '@shared/domain/order/types'

/** Whether the points of an order are not usable yet: its payer has not joined, or they wait for their day. */
export const grantWaits = ({ _id }: OrderDoc, member: MemberDoc | null): boolean =>
  member?.state !== 'member' || member.pending.some(({ ref }) => ref === _id)
