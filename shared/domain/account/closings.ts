import type { MemberDoc } from './types'

/**
 * Whether what was booked for this card at that moment was given up since by closing the account. The moment
 * of the booking counts, not that of the payment: what is booked after a closing is kept, also when it was
 * paid before.
 */
export const isForfeited = (
  { closings = [] }: Pick<MemberDoc, 'closings'>,
  booked: { memberId: string; at: number },
): boolean => closings.some(({ memberId, at }) => memberId === booked.memberId && booked.at <= at)

/** When the account was closed, the last time; 0 when never. */
export const closedAt = ({ _id, closings = [] }: Pick<MemberDoc, '_id' | 'closings'>): number =>
  closings.find(({ memberId }) => memberId === _id)?.at ?? 0
