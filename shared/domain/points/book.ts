import type { MemberDoc, StoredValue } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { dayOf } from '../calendar/day'
import { rollCause } from '../ids'
import { LIMITS } from '../limits'
import { perksOf } from '../perk/due-perks'
import { withdrawPerks } from '../perk/withdraw-perks'
import type { Counter, EarnedPrincipal, MoneyPosting, PaidBack, TopUpLink } from '../stored-value/types'
import { raisedTier } from '../tier/raise-tier'
import { reviewTier } from '../tier/review-tier'
import { givenByUndone, periodsAfter, undoneRaises } from '../tier/undo-raise'
import { memberDuties } from './due'
import { roll } from './mature-and-expire'
import { nextPage, type Purse, purseOf, sum, takeActive } from './purse'
import type { EntryKind, LedgerEntry, OrderPlan, TierChange } from './types'

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

/** What a command decides about its own entry; the books add the rest. */
export interface Decided {
  cause: string
  kind: EntryKind
  growth: number
  /**
   * When growth that is taken back had been booked, epoch ms; absent where it is unknown: then it counts as
   * of the running period.
   */
  growthEarnedAt?: number
  inputHash: string
  ref?: string
  version?: number
  kept?: number
  keptGrowth?: number
  plan?: OrderPlan
  note?: string
  by?: string[]
  tier?: TierChange
  money?: MoneyPosting[]
  stored?: StoredValue
  keptStored?: StoredValue
  earnedBefore?: EarnedPrincipal
  paidBack?: PaidBack
  topUps?: TopUpLink[]
  counter?: Counter
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
  const tier = reviewed ? { tier: reviewed.change } : {}
  const rolled = entryOf(books, { cause, kind: 'roll', growth, inputHash: '', ...tier })
  return { ...books, purse: nextPage(purse), rolled }
}

const sinceWhen = ({ why }: TierChange, now: number) => (why === 'lowered' ? { tierSinceAt: now } : {})

function entryOf({ member, now, today, seq, purse }: Books, decided: Decided): LedgerEntry {
  return {
    _id: decided.cause,
    brandId: member.brandId,
    memberId: member._id,
    seq,
    at: now,
    day: today,
    kind: decided.kind,
    ref: decided.ref ?? '',
    version: decided.version ?? 0,
    kept: decided.kept ?? 0,
    keptGrowth: decided.keptGrowth ?? 0,
    postings: purse.postings,
    growth: decided.growth,
    lotChanges: purse.lotChanges,
    balance: sum(purse.lots) - purse.debt,
    ...(decided.plan ? { plan: decided.plan } : {}),
    ...(decided.note ? { note: decided.note } : {}),
    ...(decided.tier ? { tier: decided.tier } : {}),
    ...(decided.by ? { by: decided.by } : {}),
    ...moneyOf(decided),
    inputHash: decided.inputHash,
  }
}

/** What only commands on stored value have. */
function moneyOf({ money, stored, keptStored, earnedBefore, paidBack, topUps = [], counter }: Decided) {
  if (!money || !stored) return {}
  return {
    money,
    stored,
    ...(keptStored ? { keptStored } : {}),
    ...(earnedBefore ? { earnedBefore } : {}),
    ...(paidBack ? { paidBack } : {}),
    ...(topUps.length > 0 ? { topUps } : {}),
    ...(counter ? { counter } : {}),
  }
}

/** A command that sets the tier itself, as closing and merging do, changes it without a word of its own. */
function tierChange(from: string, left: string, raised: string | undefined): { tier?: TierChange } {
  if (raised) return { tier: { from: left, to: raised, why: 'raised' } }
  return left === from ? {} : { tier: { from, to: left, why: 'refunded' } }
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
  const entry = decided && entryOf(books, { ...decided, ...change })
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
