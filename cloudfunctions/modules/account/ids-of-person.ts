import type { MemberDoc } from '@shared/domain/account/types'
import { loadMember } from './load-member'

/**
 * Every id one person has had at the brand: coupons and orders stay under the id they were made for. `member`
 * is who they are today.
 */
export function idsOfPerson(memberId: string, member: MemberDoc | null): string[] {
  return member ? [...new Set([memberId, member._id, ...member.formerIds])] : [memberId]
}

/**
 * Whether what is stored under `ownerId` is this caller's. No trip for their own id; only a merged person's
 * other ids are looked up.
 */
export async function isTheirs(ownerId: string, callerId: string): Promise<boolean> {
  if (ownerId === callerId) return true
  if (ownerId === '') return false
  const { member } = await loadMember(callerId)
  return idsOfPerson(callerId, member).includes(ownerId)
}
