import type { BrandDoc } from '../brand/types'
import { adjustCause } from '../ids'
import type { MemberDoc } from '../member/types'
import { closeBooks, openBooks } from './book'
import { lotDayOf } from './lot-day'
import { credit, sum, takeActive } from './purse'
import type { Booking, LedgerEntry } from './types'

/**
 * A correction by hand, always a new entry: credits repay debt first, deductions take the oldest lots. One that asks for more than is
 * there is an entry of zero (`isRefused`): a written "no" stops a slow repeat from becoming a "yes". `booked` is the entry of this
 * command found in the ledger, if any; `by` the staff who answer for it.
 */
export function adjustPoints(input: {
  member: MemberDoc
  brand: BrandDoc
  commandId: string
  points: number
  note: string
  by?: string[]
  inputHash: string
  booked: LedgerEntry | null
  now: number
}): Booking<MemberDoc> | { kind: 'conflict' } {
  const { member, brand, commandId, points, note, by, inputHash } = input
  const cause = adjustCause(commandId)
  const entry = member.journal.find(each => each._id === cause) ?? input.booked
  if (entry) return entry.inputHash === inputHash ? { kind: 'already', entry } : { kind: 'conflict' }
  const books = openBooks(input)
  if (points > 0) credit(books.purse, 'brand.adjusted', points, lotDayOf(books.today, brand.points.expiry))
  else if (-points <= sum(books.purse.lots)) takeActive(books.purse, 'brand.adjusted', -points)
  return closeBooks(books, { cause, kind: 'adjust', growth: 0, note, inputHash, ...(by ? { by } : {}) })
}

/** An adjustment that moved nothing because there was not enough to take. */
export const isRefused = (entry: LedgerEntry) => entry.kind === 'adjust' && entry.postings.length === 0
