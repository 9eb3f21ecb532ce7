import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { dayOf } from '../calendar/day'
import { rollCause } from '../ids'
import { LIMITS } from '../limits'
import { perksOf } from '../perk/due-perks'
import { withdrawPerks } from '../perk/withdraw-perks'
import { raisedTier } from '../tier/raise-tier'
import { reviewTier } from '../tier/review-tier'
import { givenByUndone, periodsAfter, undoneRaises } from '../tier/undo-raise'
import { memberDuties } from './due'
import { roll } from './mature-and-expire'
import { nextPage, type Purse, purseOf, sum, takeActive } from './purse'
import type { LedgerEntry, TierChange } from './types'

/** A member's books opened for one command: already rolled to today, with an empty page for its entry. */
export interface Books {
  member: MemberDoc
  brand: BrandDoc
  now: number
  today: string
  /** The member's `seq` once this command is written. */
  seq: number
  purse: Purse
  rolled: LedgerEntry | null
}

/** What the books know of an entry without its command. */
type BookedField =
  | '_id'
  | 'brandId'
  | 'memberId'
  | 'seq'
  | 'at'
  | 'day'
  | 'postings'
  | 'lotChanges'
  | 'balance'
  | 'tier'

/** The fields a command decides: those that are neither of the books nor of one value only. */
type DecidedFields<E> = E extends LedgerEntry
  ? { [F in keyof E as F extends BookedField ? never : E[F] extends '' | 0 ? never : F]: E[F] }
  : never

/** What a command decides about its own entry; the books add the rest. */
export type Decided = DecidedFields<LedgerEntry> & {
  cause: string
  /**
   * When growth that is taken back had been booked, epoch ms; absent where it is unknown: then it counts as
   * of the running period.
   */
  growthEarnedAt?: number
}

export type Written = { kind: 'booked'; next: MemberDoc; entries: LedgerEntry[] } | { kind: 'archive-first' }

/**
 * Every command begins here, and so with a roll: the member in the books is the one after a review that was
 * due.
 */
export function openBooks({
  member,
  brand,
  now,
}: {
  member: MemberDoc
  brand: BrandDoc
  now: number
}): Books {
  const today = dayOf(now, brand.timeZone)
  const seq = member.seq + 1
  const purse = purseOf(member)
  const reviewed = reviewTier(member, brand, today)
  const existing = reviewed
    ? { ...member, ...reviewed.changes, ...sinceWhen(reviewed.change, now), periodSinceAt: now, raises: [] }
    : member
  const books: Books = { member: existing, brand, now, today, seq, purse, rolled: null }
  roll(purse, today)
  if (purse.postings.length === 0 && !reviewed) return books
  const cause = rollCause(member._id, seq)
  const growth = existing.growth - member.growth
  const rolled = entryOf(books, { cause, kind: 'roll', growth, inputHash: '' }, reviewed?.change ?? null)
  return { ...books, purse: nextPage(purse), rolled }
}

const sinceWhen = ({ why }: TierChange, now: number) => (why === 'lowered' ? { tierSinceAt: now } : {})

function entryOf(
  { member, now, today, seq, purse }: Books,
  { cause, growthEarnedAt: _known, ...decided }: Decided,
  tier: TierChange | null,
): LedgerEntry {
  return {
    _id: cause,
    brandId: member.brandId,
    memberId: member._id,
    seq,
    at: now,
    day: today,
    ref: '',
    version: 0,
    postings: purse.postings,
    lotChanges: purse.lotChanges,
    balance: sum(purse.lots) - purse.debt,
    ...(tier ? { tier } : {}),
    ...decided,
  }
}

/** A command that sets the tier itself, as closing and merging do, changes it without a word of its own. */
function tierChange(from: string, left: string, raised: string | undefined): TierChange | null {
  if (raised) return { from: left, to: raised, why: 'raised' }
  return left === from ? null : { from, to: left, why: 'refunded' }
}

/** What undone raises had given goes back where unused: points in this entry, coupons by the sweeper. */
function withoutGifts(before: MemberDoc, after: MemberDoc, { brand, purse, now }: Books): MemberDoc {
  const gave = after.state === 'member' && after !== before ? givenByUndone(before.raises, after.raises) : []
  if (gave.length === 0) return after
  const { _id: memberId, tier } = after
  const { book, points } = withdrawPerks(perksOf(after), gave, { perks: brand.perks, tier, memberId, now })
  takeActive(purse, 'brand.withdrawn', points)
  return { ...after, perks: book }
}

/**
 * The whole next document with its new entries in the journal: one write, guarded by `member.seq`.
 * `decided` null books the roll alone; `changes` are the fields a command decides beside points.
 */
export function closeBooks(books: Books, decided: Decided | null, changes: Partial<MemberDoc> = {}): Written {
  const { member, brand, now, today, seq, purse } = books
  if (decided) roll(purse, today)
  const growth = member.growth + (decided?.growth ?? 0)
  const periods = periodsAfter(member, decided?.growth ?? 0, decided?.growthEarnedAt)
  const before = { ...member, ...periods, ...changes, growth }
  const grown = withoutGifts(before, undoneRaises(before, brand), books)
  const raised = raisedTier(grown, brand, { now, today })
  const change = tierChange(changes.tier ?? member.tier, grown.tier, raised.tier)
  const entry = decided && entryOf(books, decided, change)
  const entries = [books.rolled, entry].filter(each => each !== null)
  if (member.journal.length + entries.length > LIMITS.journal) return { kind: 'archive-first' }
  const next: MemberDoc = {
    ...grown,
    ...raised,
    seq,
    lots: purse.lots,
    pending: purse.pending,
    debt: purse.debt,
    lapsed: purse.lapsed,
    forfeited: purse.forfeited,
    growth,
    journal: [...member.journal, ...entries],
  }
  return { kind: 'booked', next: { ...next, ...memberDuties(next, brand, now) }, entries }
}
