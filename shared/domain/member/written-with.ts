import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { memberDuties } from '../points/due'

/** Fields beside points change: no entry, and the duties of the card as they are then. */
export function writtenWith(member: MemberDoc, changes: Partial<MemberDoc>, brand: BrandDoc, now: number) {
  const next: MemberDoc = { ...member, ...changes, seq: member.seq + 1 }
  return { next: { ...next, ...memberDuties(next, brand, now) }, entries: [] as [] }
}
