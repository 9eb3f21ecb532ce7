import { isOwnCard } from '@shared/domain/staff/own-card'
import type { StaffContext } from '../../platform/context'
import { loadMember } from '../account/load-member'

/**
 * Whether what belongs to `ownerId` belongs to the caller of this staff action. No trip for their own id, 1
 * for any other id.
 */
export async function isOwn(ownerId: string, { staff }: Pick<StaffContext, 'staff'>): Promise<boolean> {
  if (ownerId === staff._id) return true
  if (ownerId === '') return false
  const { member } = await loadMember(ownerId)
  return member !== null && isOwnCard(member, staff._id)
}
