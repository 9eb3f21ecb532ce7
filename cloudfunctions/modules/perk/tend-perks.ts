import type { BrandDoc } from '@shared/domain/brand/types'
import type { MemberDoc } from '@shared/domain/member/types'
import { newlyOwed, perksOf } from '@shared/domain/perk/due-perks'
import { afterTry } from '@shared/domain/perk/hand-over'
import { handOver } from './hand-over'

/**
 * Hands over what `member` is owed: what its last write has just decided (`before` = the document before it) and what comes again by
 * now. Answers the member with what is left, to be written by the archiver. No trip when nothing is owed.
 */
export async function tendPerks(
  before: MemberDoc,
  member: MemberDoc,
  brand: BrandDoc,
  now: number,
): Promise<MemberDoc> {
  const book = perksOf(member)
  const fresh = newlyOwed(before, member)
  const again = book.owed.filter(row => row.tryAt <= now).map(row => ({ ...row, tries: row.tries + 1 }))
  if (fresh.length + again.length === 0) return member
  const tried = await handOver([...fresh, ...again], { memberId: member._id, brand, now })
  return { ...member, perks: afterTry(book, [...fresh, ...again], tried, now) }
}
