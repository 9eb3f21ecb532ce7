import type { BrandDoc } from '../brand/types'
import { adjustCause } from '../ids'
import type { MemberDoc } from '../member/types'
import { closeBooks, openBooks } from './book'
import { lotDayOf } from './lot-day'
import { credit, sum, takeActive } from './purse'
import type { Booking, LedgerEntry } from './types'

/**
 * A correction by hand, always a new entry: credits repay debt first, deductions take the oldest lots and are
 * refused beyond the active points. `booked` is the entry of this command found in the ledger, if any.
 */
export function adjustPoints(input: {
  member: MemberDoc
  brand: BrandDoc
  commandId: string
  points: number
  note: string
  inputHash: string
  booked: LedgerEntry | null
  now: number
}): Booking<MemberDoc> | { kind: 'conflict' } | { kind: 'insufficient'; missing: number } {
  const { member, brand, commandId, points, note, inputHash } = input
  const cause = adjustCause(commandId)
  const entry = member.journal.find(each => each._id === cause) ?? input.booked
  if (entry) return entry.inputHash === inputHash ? { kind: 'already', entry } : { kind: 'conflict' }
  const books = openBooks(input)
  const missing = -points - sum(books.purse.lots)
  if (missing > 0) return { kind: 'insufficient', missing }
  if (points > 0) credit(books.purse, 'brand.adjusted', points, lotDayOf(books.today, brand.points.expiry))
  else takeActive(books.purse, 'brand.adjusted', -points)
  return closeBooks(books, { cause, kind: 'adjust', growth: 0, note, inputHash })
}
