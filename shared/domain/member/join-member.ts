import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { FAR_DAY } from '../calendar/day'
import { joinCause } from '../ids'
import { attributionFor, windowMsOf } from '../link/touch'
import { closeBooks, openBooks, type Written } from '../points/book'
import { settlePending } from '../points/purse'

/**
 * Makes a guest (or a closed account that comes back) a member: everything that waited becomes active,
 * through credit, and the tier is the one the growth deserves. Already a member → nothing to write.
 */
export function joinMember(input: {
  member: MemberDoc
  brand: BrandDoc
  phone: { id: string; tail: string } | null
  /** Union identity the platform vouches for; absent where the brand has no open platform. */
  unionId?: string
  now: number
}): Written | { kind: 'already-member' } {
  const { member, brand, phone, unionId, now } = input
  if (member.state === 'member') return { kind: 'already-member' }
  const books = openBooks(input)
  const waiting = books.purse.pending.filter(row => row.fromDay === FAR_DAY)
  for (const row of waiting.sort((a, b) => (a.lotDay < b.lotDay ? -1 : 1)))
    settlePending(books.purse, row, true)
  return closeBooks(
    books,
    { cause: joinCause(member._id, books.seq), kind: 'join', growth: 0, inputHash: '' },
    {
      state: 'member',
      joinedAt: now,
      tierSinceAt: now,
      rulesVersion: brand.rulesVersion,
      ...(phone ? { phoneId: phone.id, phoneTail: phone.tail } : {}),
      ...(unionId ? { unionIds: [unionId] } : {}),
      lastSeenDay: books.today,
      ...(member.touches
        ? { broughtBy: attributionFor(member.touches, { at: now, windowMs: windowMsOf(brand) }) }
        : {}),
      ...(member.erasing ? { erasing: false } : {}),
    },
  )
}
