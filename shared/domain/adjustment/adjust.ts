import type { AdjustedAlone, MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { adjustCause } from '../ids'
import { negate } from '../money/negate'
import { closeBooks, openBooks } from '../points/book'
import { lotDayOf } from '../points/lot-day'
import { credit, sum, takeActive } from '../points/purse'
import type { Booking, LedgerEntry } from '../points/types'

/**
 * A correction by hand, always a new entry: credits repay debt first, deductions take the oldest lots. One
 * that deducts more than is there is an entry of zero (`isRefused`): a written "no" stops a slow repeat from
 * becoming a "yes". `booked` is the entry of this command found in the ledger, if any; `by` the staff who
 * answer for it. `named` is the id the command names, `member` who that is today.
 */
export function adjustPoints(input: {
  member: MemberDoc
  brand: BrandDoc
  named: string
  commandId: string
  points: number
  note: string
  by?: string[]
  inputHash: string
  /** Most points of one card that single persons may move in a day; absent where two people agreed. */
  alonePerCard?: number
  booked: LedgerEntry | null
  now: number
}): Booking<MemberDoc> | { kind: 'conflict' | 'needs-second' } {
  const { member, brand, commandId, points, note, by = [], inputHash } = input
  const cause = adjustCause(input.named, commandId)
  const entry = member.journal.find(each => each._id === cause) ?? input.booked
  if (entry) return entry.inputHash === inputHash ? { kind: 'already', entry } : { kind: 'conflict' }
  const books = openBooks(input)
  const moved = negate(points) <= sum(books.purse.lots) ? Math.abs(points) : 0
  const alone = alonePoints(member.adjustedAlone, books.today) + moved
  if (input.alonePerCard !== undefined && alone > input.alonePerCard) return { kind: 'needs-second' }
  if (points > 0) credit(books.purse, 'brand.adjusted', points, lotDayOf(books.today, brand.points.expiry))
  else if (moved > 0) takeActive(books.purse, 'brand.adjusted', -points)
  const adjustedAlone =
    input.alonePerCard === undefined ? {} : { adjustedAlone: { day: books.today, points: alone } }
  const decided = { cause, kind: 'adjust' as const, growth: 0, note, by, inputHash }
  return closeBooks(books, decided, adjustedAlone)
}

const alonePoints = (sum: AdjustedAlone | undefined, today: string) => (sum?.day === today ? sum.points : 0)

/** What two cards that become one have had moved by single persons today. */
export function mergedAlone(one?: AdjustedAlone, other?: AdjustedAlone): AdjustedAlone | undefined {
  if (!one || !other) return one ?? other
  if (one.day !== other.day) return one.day > other.day ? one : other
  return { day: one.day, points: one.points + other.points }
}

/** An adjustment that moved nothing because there was not enough to take. */
export const isRefused = (entry: LedgerEntry) => entry.kind === 'adjust' && entry.postings.length === 0
