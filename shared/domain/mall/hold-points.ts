import { isForfeited } from '../account/closings'
import type { Hold, MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { addDays, dayOf } from '../calendar/day'
import { holdCause, postCause, returnCause, voidCause } from '../ids'
import { LIMITS } from '../limits'
import { type Books, closeBooks, openBooks, type Written } from '../points/book'
import { creditEnded } from '../points/losses'
import { credit, post, spendHeld, sum, takeActive } from '../points/purse'
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
  member.holds.find(hold => hold.exchangeId === exchangeId) ?? null

/**
 * First phase: puts the price aside, oldest lots first. `member` must have been read before the exchange was
 * inserted or found open; then a missing hold means "never held", not "spent already" (history `held-twice`).
 */
export function holdPoints(given: Given): Holding {
  const { member, exchange } = given
  const existing = holdOf(member, exchange._id)
  if (existing) return { kind: 'held', hold: existing }
  const books = openBooks(given)
  const missing = exchange.points - sum(books.purse.lots)
  if (missing > 0) return { kind: 'points-short', missing }
  if (member.holds.length >= LIMITS.holds) return { kind: 'too-many-holds' }
  takeActive(books.purse, 'member.held', exchange.points)
  const lots = books.purse.lotChanges.map(({ day, points }) => ({ day, points: -points }))
  return closeBooks(
    books,
    { ...entryOfExchange('hold', exchange), cause: holdCause(exchange._id, books.seq) },
    { holds: [...member.holds, { exchangeId: exchange._id, until: exchange.until, lots }] },
  )
}

/**
 * Second phase, by what the exchange says: finished → the held points are spent; void → they go back through
 * credit, so a debt made meanwhile is repaid first (history `void-beside-debt`). Open, or no hold left →
 * nothing.
 */
export function settleHold(given: Given): Written | { kind: 'nothing' } {
  const { member, exchange } = given
  const hold = holdOf(member, exchange._id)
  if (!hold || exchange.state === 'open') return { kind: 'nothing' }
  const books = openBooks(given)
  const holds = member.holds.filter(each => each !== hold)
  if (exchange.state === 'void') {
    giveBack(books, 'member.held', hold.lots, exchange)
    const cause = voidCause(exchange._id, books.seq)
    return closeBooks(books, { ...entryOfExchange('void', exchange), cause }, { holds })
  }
  spendHeld(books.purse, sum(hold.lots))
  return closeBooks(
    books,
    { ...entryOfExchange('post', exchange), cause: postCause(exchange._id, books.seq) },
    { holds },
  )
}

/**
 * Points of a cancelled or lapsed exchange go back to the lots they came from, once; `booked` = its entry
 * found in the ledger. An exchange from before a closing returns nothing: closing gave up what it had cost,
 * too.
 */
export function returnPoints(given: Given & { booked: LedgerEntry | null }): Booking<MemberDoc> {
  const { member, exchange } = given
  const cause = returnCause(exchange._id)
  const entry = member.journal.find(each => each._id === cause) ?? given.booked
  if (entry) return { kind: 'already', entry }
  const books = openBooks(given)
  const { memberId, doneAt } = exchange
  if (isForfeited(member, { memberId, at: doneAt }))
    post(books.purse, 'brand.spent', 'brand.forfeited', sum(exchange.lots))
  else giveBack(books, 'brand.spent', exchange.lots, exchange)
  return closeBooks(books, { ...entryOfExchange('return', exchange), cause })
}

/**
 * Debt first, then the lot. A lot that has ended meanwhile becomes a grace lot only when the customer
 * cancelled a thing and had more than the grace days left when they began: so no point gets grace twice, for
 * a grace lot is never that long. What is not given grace expires.
 */
function giveBack(
  { purse, today, brand }: Books,
  from: 'member.held' | 'brand.spent',
  lots: readonly Lot[],
  { createdAt, state }: ExchangeDoc,
): void {
  const begunDay = dayOf(createdAt, brand.timeZone)
  for (const { day, points } of lots) {
    const hasGrace = state !== 'lapsed' && addDays(begunDay, LIMITS.graceDays) < day
    if (day >= today) credit(purse, from, points, day)
    else if (hasGrace) credit(purse, from, points, addDays(today, LIMITS.graceDays))
    else creditEnded(purse, from, points, day)
  }
}

const entryOfExchange = (kind: 'hold' | 'post' | 'void' | 'return', exchange: ExchangeDoc) => ({
  kind,
  ref: exchange._id,
  growth: 0,
  inputHash: '',
})
