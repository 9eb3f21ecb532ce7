import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { newlyOwed, perksOf } from '@shared/domain/perk/due-perks'
import { afterTry } from '@shared/domain/perk/hand-over'
import type { PerkBook } from '@shared/domain/perk/types'
import { withdrawWhole } from '../coupon/withdraw-gift'
import { handOver } from './hand-over'

/**
 * Hands over what `member` is owed: what its last write has just decided (`before` = the document before it)
 * and what comes again by now, and takes back what a refund has undone. Answers the member with what is left,
 * to be written by the archiver. No trip when nothing is owed.
 */
export async function processPerks(
  before: MemberDoc,
  member: MemberDoc,
  brand: BrandDoc,
  now: number,
): Promise<MemberDoc> {
  const book = await withdrawn(member, now)
  const fresh = newlyOwed(before, member)
  const again = book.owed.filter(row => row.tryAt <= now).map(row => ({ ...row, tries: row.tries + 1 }))
  if (fresh.length + again.length === 0) return member.perks ? { ...member, perks: book } : member
  const tried = await handOver([...fresh, ...again], { memberId: member._id, brand, now })
  return { ...member, perks: afterTry(book, [...fresh, ...again], tried, now) }
}

/**
 * The book without what is to be taken back, once that has been taken back: of a tier that a refund has
 * undone.
 */
async function withdrawn(member: MemberDoc, now: number): Promise<PerkBook> {
  const { withdrawn: rows = [], ...book } = perksOf(member)
  const { _id: memberId, brandId } = member
  for (const { couponId: _id, batchId } of rows) {
    const origin = _id.slice(0, _id.lastIndexOf(':'))
    await withdrawWhole({ _id, brandId, batchId, memberId, origin }, now, 'tier')
  }
  return book
}
