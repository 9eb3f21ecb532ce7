import type { MemberDoc } from '@shared/domain/account/types'
import type { OrderDoc } from '@shared/domain/order/types'

/** Whether the points of an order cannot be used yet: its payer has not joined, or their day is ahead. */
export const grantWaits = ({ _id }: OrderDoc, member: MemberDoc | null): boolean =>
  member?.state !== 'member' || member.pending.some(({ ref }) => ref === _id)
