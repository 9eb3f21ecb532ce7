import type { MemberDoc } from '../account/types'

/**
 * Whether a card belongs to this staff member, under any of its ids: staff and members of one brand share the
 * shape of their ids, and a merged card keeps all of them. No staff member gives to, takes from or approves
 * for their own card.
 */
export const isOwnCard = (card: Pick<MemberDoc, '_id' | 'formerIds'>, staffId: string): boolean =>
  card._id === staffId || card.formerIds.includes(staffId)
