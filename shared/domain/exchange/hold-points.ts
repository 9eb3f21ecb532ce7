import type { BrandDoc } from '../brand/types'
import { addDays } from '../calendar/day'
import { holdCause, postCause, returnCause, voidCause } from '../ids'
import { LIMITS } from '../limits'
import { givenUp } from '../member/close-member'
import type { Hold, MemberDoc } from '../member/types'
import { closeBooks, openBooks, type Written } from '../points/book'
import { credit, type Purse, post, spendHeld, sum, takeActive } from '../points/purse'
import type { Booking, LedgerEntry, Lot } from '../points/types'
import type { ExchangeDoc } from './types'

interface Given {
  member: MemberDoc
  brand: BrandDoc
  exchange: ExchangeDoc
  now: number
}

export type Holding =
  | Written
  /** The points of this exchange are held already. */
  | { kind: 'held'; hold: Hold }
  | { kind: 'points-short'; missing: number }
  | { kind: 'too-many-holds' }

export const holdOf = (member: Pick<MemberDoc, 'holds'>, exchangeId: string): Hold | null =>
  member.holds.find(hold => hold.x === exchangeId) ?? null

/**
 * First phase: puts the price aside, oldest lots first. `member` must have been read before the exchange was inserted or found
 * open; then a missing hold means "never held", not "spent already" (history `held-twice`).
 */
export function holdPoints(given: Given): Holding {
  const { member, exchange } = given
  const standing = holdOf(member, exchange._id)
  if (standing) return { kind: 'held', hold: standing }
  const books = openBooks(given)
  const missing = exchange.points - sum(books.purse.lots)
  if (missing > 0) return { kind: 'points-short', missing }
  if (member.holds.length >= LIMITS.holds) return { kind: 'too-many-holds' }
  takeActive(books.purse, 'member.held', exchange.points)
  const lots = books.purse.lotChanges.map(({ day, points }) => ({ day, points: -points }))
  return closeBooks(
    books,
    { ...page('hold', exchange), cause: holdCause(exchange._id, books.seq) },
    { holds: [...member.holds, { x: exchange._id, until: exchange.until, lots }] },
  )
}

/**
 * Second phase, by what the exchange says: done → the held points are spent; void → they go back through credit, so a debt made
 * meanwhile is repaid first (history `void-beside-debt`). Open, or no hold left → nothing.
 */
export function settleHold(given: Given): Written | { kind: 'nothing' } {
  const { member, exchange } = given
  const hold = holdOf(member, exchange._id)
  if (!hold || exchange.state === 'open') return { kind: 'nothing' }
  const books = openBooks(given)
  const holds = member.holds.filter(each => each !== hold)
  if (exchange.state === 'void') {
    giveBack(books.purse, 'member.held', hold.lots, books.today)
    const cause = voidCause(exchange._id, books.seq)
    return closeBooks(books, { ...page('void', exchange), cause }, { holds })
  }
  spendHeld(books.purse, sum(hold.lots))
  return closeBooks(
    books,
    { ...page('post', exchange), cause: postCause(exchange._id, books.seq) },
    { holds },
  )
}

/**
 * Points of a returned exchange go back to the lots they came from, once; `booked` is its entry found in the ledger. An exchange of
 * before a closing returns nothing: closing gave up what it had cost, too.
 */
export function returnPoints(given: Given & { booked: LedgerEntry | null }): Booking<MemberDoc> {
  const { member, exchange } = given
  const cause = returnCause(exchange._id)
  const entry = member.journal.find(each => each._id === cause) ?? given.booked
  if (entry) return { kind: 'already', entry }
  const books = openBooks(given)
  const { memberId, doneAt } = exchange
  if (givenUp(member, { memberId, at: doneAt }))
    post(books.purse, 'brand.spent', 'brand.forfeited', sum(exchange.lots))
  else giveBack(books.purse, 'brand.spent', exchange.lots, books.today)
  return closeBooks(books, { ...page('return', exchange), cause })
}

/** Debt first; where the own lot has ended meanwhile, a grace lot: the customer could not have used it in time. */
function giveBack(
  purse: Purse,
  from: 'member.held' | 'brand.spent',
  lots: readonly Lot[],
  today: string,
): void {
  for (const { day, points } of lots) {
    credit(purse, from, points, day < today ? addDays(today, LIMITS.graceDays) : day)
  }
}

const page = (kind: 'hold' | 'post' | 'void' | 'return', exchange: ExchangeDoc) => ({
  kind,
  ref: exchange._id,
  growth: 0,
  inputHash: '',
})
