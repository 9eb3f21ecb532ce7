import type { StoredValue } from '../account/types'
import type { Measure } from '../brand/types'
import type { Counter, EarnedPrincipal, MoneyPosting, PaidBack, TopUpLink } from '../stored-value/types'

/** Accounts of one person. `debt` is at most 0: owing 20 points is a balance of −20. */
export type MemberAccount = 'member.active' | 'member.pending' | 'member.held' | 'member.debt'
/** The brand's side; every point a person has came from here and leaves to here. */
export type BrandAccount =
  | 'brand.issued'
  | 'brand.expired'
  | 'brand.forgiven'
  | 'brand.adjusted'
  | 'brand.spent'
  /** Given up by closing the account. */
  | 'brand.forfeited'
  /** Birthday points of a tier that a refund has undone. */
  | 'brand.withdrawn'
  /** Between two ids of one person while they become one: what one entry puts here, the other takes. */
  | 'brand.merged'
export type Account = MemberAccount | BrandAccount

/** `points` (> 0) leave `from` and arrive at `to`; so postings always sum to 0. */
export interface Posting {
  from: Account
  to: Account
  points: number
}

/** Active points by the last day they are valid (a month end), sorted, all > 0. */
export interface Lot {
  day: string
  points: number
}

export interface PendingLot {
  /** The order that earned them; `''` = several merged. */
  ref: string
  points: number
  /** Active from this day on; `9999-12-31` until a guest joins. */
  fromDay: string
  lotDay: string
}

/**
 * What follows from `facts` was decided once, by the first booked version of an order; later entries repeat
 * it.
 */
export interface OrderPlan {
  ruleVersion: number
  measure: Measure
  /** What the order's points and growth were computed from, before any refund. */
  baseFen: number
  /** The part of the base that is not of excluded goods. */
  eligibleFen: number
  tier: string
  /** Ten-thousandths of a point per yuan. */
  rate: number
  /** What multiplied the rate, for the customer to read. */
  factors: AppliedFactor[]
  /** The cap that cut the points, the narrowest when several did. */
  cappedBy: CapWindow | null
  points: number
  growth: number
  /** "Own lot" of every later claw back. */
  lotDay: string
  gifts: PlannedGift[]
  /** When an order's points were first booked, epoch ms; absent on entries from before this was kept. */
  bookedAt?: number
}

/** `of` = store id, weekday number, name of the goods or of the campaign. */
export interface AppliedFactor {
  on: 'store' | 'weekday' | 'goods' | 'campaign'
  of: string
  /** Ten-thousandths. */
  factor: number
}

export type CapWindow = 'order' | 'day' | 'month'

export interface PlannedGift {
  campaignId: string
  batchId: string
  /** Withdrawn when the net amount falls below it. */
  thresholdFen: number
  /** Exclusive end of taking it, epoch ms. */
  takeUntilAt: number
}

/** What a raise, a review or a refund did to the tier; ids of tiers. */
export interface TierChange {
  from: string
  to: string
  /** `refunded`: a refund took back the growth that had raised it. */
  why: 'raised' | 'kept' | 'lowered' | 'refunded'
}

export type EntryKind =
  | 'order'
  | 'join'
  | 'roll'
  | 'adjust'
  | 'hold'
  | 'post'
  | 'void'
  | 'return'
  | 'merge'
  | 'close'
  | 'perk'
  | 'top-up'
  | 'spend'
  | 'void-spend'
  | 'refund-principal'

/** One booked cause; `_id` = cause. Never changed, never deleted once in the ledger. */
export interface LedgerEntry {
  _id: string
  brandId: string
  memberId: string
  /** The member's `seq` after the write that booked it; a roll and its command share one. */
  seq: number
  at: number
  /** Brand-local day of `at`. */
  day: string
  kind: EntryKind
  /**
   * Order id for kinds `order` and `top-up` (`''` at the counter), exchange id for holds and what became of
   * them, otherwise `''`.
   */
  ref: string
  /** Version of the order's facts it settles; 0 for other kinds. */
  version: number
  /** Points and growth the order or the spending keeps after this entry; 0 for other kinds. */
  kept: number
  keptGrowth: number
  postings: Posting[]
  /** Change of growth. */
  growth: number
  lotChanges: Lot[]
  /** Active points − debt after the entry, for the history people read. */
  balance: number
  plan?: OrderPlan
  /** Why, for adjustments: words of the person who made it. */
  note?: string
  tier?: TierChange
  /** Staff ids who answer for an adjustment: one, or the two who agreed. */
  by?: string[]
  /** Stored value that moved, in fen; absent where none did. */
  money?: MoneyPosting[]
  /** Stored value after the entry. */
  stored?: StoredValue
  /** The part of a spent principal that had earned when it was topped up: it goes back with the spending. */
  earnedBefore?: EarnedPrincipal
  /** What a top-up order is worth after this entry, refunds taken off. */
  keptStored?: StoredValue
  /**
   * Of a top-up order: what the counter had paid back of it by then. The order keeps at least the points
   * taken there.
   */
  paidBack?: PaidBack
  /** The top-ups that principal paid back at the counter came from. */
  topUps?: TopUpLink[]
  /** Who booked it at which counter. */
  counter?: Counter
  /** Hash of the command's input; same id with another hash is a conflict. */
  inputHash: string
}

/** What a points command decides. `next` is the whole document, `seq` already raised by one. */
export type Booking<Next> =
  | { kind: 'booked'; next: Next; entries: LedgerEntry[] }
  /** This cause was booked before; nothing to write. */
  | { kind: 'already'; entry: LedgerEntry }
  /** The journal is full: archive, load, decide again. */
  | { kind: 'archive-first' }
