import { requestChange } from '../account/merge-request'
import type { Closing, MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { FAR_DAY } from '../calendar/day'
import { closeCause } from '../ids'
import { negate } from '../money/negate'
import { perksOf } from '../perk/due-perks'
import { forgottenPerks } from '../perk/merge-perks'
import { closeBooks, openBooks, type Written } from '../points/book'
import { forfeitAll } from '../points/losses'
import { movementFrom, payOut } from '../stored-value/account'
import { tierOf } from '../tier/tier-of'
import { forgottenProfile } from './save-profile'

export type CloseRefusal = 'holds' | 'stored'

/** What has to be done before an account can be closed: money is paid back, an exchange is decided. */
export function closingBlockedBy({
  holds,
  stored,
}: Pick<MemberDoc, 'holds' | 'stored'>): CloseRefusal | null {
  if (holds.length > 0) return 'holds'
  return stored.principalFen > 0 ? 'stored' : null
}

/**
 * A member closes their account: name, address, phone, birthday and consent are erased at once, what is
 * stored elsewhere is owed as `erasing`. Points, growth and bonus are given up by an entry, debt stays; the
 * books go on: later awards wait as for a guest, and refunds of what was earned before are forgiven up to
 * what the closing took; what had been spent is owed. Closed already → nothing to write.
 */
export function closeMember(input: {
  member: MemberDoc
  brand: BrandDoc
  now: number
}): Written | { kind: 'already' } | { kind: 'refused'; reason: CloseRefusal } {
  const { member, brand, now } = input
  if (member.state !== 'member') return { kind: 'already' }
  const blockedBy = closingBlockedBy(member)
  if (blockedBy) return { kind: 'refused', reason: blockedBy }
  const books = openBooks(input)
  forfeitAll(books.purse)
  const money = movementFrom(member.stored)
  payOut(money, 'member.bonus', 'brand.granted', member.stored.bonusFen)
  return closeBooks(
    books,
    {
      cause: closeCause(member._id, books.seq),
      kind: 'close',
      growth: negate(books.member.growth),
      inputHash: '',
      money: money.postings.length > 0 ? money : null,
    },
    {
      ...forgotten(member),
      ...requestChange(member, 'unfounded', now),
      stored: money.balance,
      tier: tierOf(0, brand.tiers).id,
      tierSinceAt: now,
      tierUntilDay: FAR_DAY,
      periodGrowth: 0,
      periodSinceAt: now,
      raises: [],
      closings: withClosing(member, now),
    },
  )
}

function forgotten(member: MemberDoc): Partial<MemberDoc> {
  return {
    state: 'closed',
    ...forgottenProfile(member),
    phoneTail: '',
    phoneId: '',
    rulesVersion: '',
    joinedAt: 0,
    ...(member.unionIds ? { unionIds: [] } : {}),
    ...(member.perks ? { perks: forgottenPerks(perksOf(member)) } : {}),
    ...(member.touches ? { touches: [], broughtBy: null } : {}),
    erasing: true,
  }
}

/** The newest closing of every card the person has had. */
function withClosing({ _id, formerIds, closings = [] }: MemberDoc, at: number): Closing[] {
  const ids = [_id, ...formerIds]
  return [
    ...closings.filter(({ memberId }) => !ids.includes(memberId)),
    ...ids.map(memberId => ({ memberId, at })),
  ]
}
