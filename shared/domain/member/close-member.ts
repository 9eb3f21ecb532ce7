import type { BrandDoc } from '../brand/types'
import { FAR_DAY } from '../calendar/day'
import { perksOf } from '../perk/due-perks'
import { forgottenPerks } from '../perk/merge-perks'
import { closeBooks, openBooks, type Written } from '../points/book'
import type { MemberDoc } from './types'

export type CloseRefusal = 'holds' | 'stored'

/**
 * Somebody closes their account: name, phone, birthday and consent are erased at once, what stands elsewhere is owed as `erasing`. The books stay and
 * go on: awards wait as for a guest, refunds claw back; points end on their own days. Closed already → nothing to write.
 */
export function closeMember(input: {
  member: MemberDoc
  brand: BrandDoc
  now: number
}): Written | { kind: 'already' } | { kind: 'refused'; reason: CloseRefusal } {
  const { member } = input
  if (member.state !== 'member') return { kind: 'already' }
  if (member.holds.length > 0) return { kind: 'refused', reason: 'holds' }
  if (member.stored.principalFen > 0) return { kind: 'refused', reason: 'stored' }
  return closeBooks(openBooks(input), null, {
    state: 'closed',
    name: '',
    phoneTail: '',
    phoneId: '',
    rulesVersion: '',
    joinedAt: 0,
    tierUntilDay: FAR_DAY,
    ...(member.perks ? { perks: forgottenPerks(perksOf(member)) } : {}),
    erasing: true,
  })
}
