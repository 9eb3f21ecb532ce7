import type { Measure } from '../brand/types'
import type {
  Counter,
  EarnedPrincipal,
  PaidBack,
  StoredValue,
  StoredValueMovement,
  TopUpLink,
} from '../stored-value/types'

/** Accounts of one person. `debt` is at most 0: owing 20 points is a balance of −20. */
export type MemberAccount = 'member.active' | 'member.pending' | 'member.held' | 'member.debt'
/** The brand's side; every point a person has came from here and leaves to here. */
type BrandAccount =
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

/** What every entry has. */
interface EntryBase {
  _id: string
  brandId: string
  memberId: string
  /** The member's `seq` after the write that booked it; a roll and its command share one. */
  seq: number
  at: number
  /** Brand-local day of `at`. */
  day: string
  /** The order that is settled, or the exchange that points are held for; `''` = neither. */
  ref: string
  /** Version of the order's facts it settles; 0 for entries of no order. */
  version: number
  postings: Posting[]
  /** Change of growth. */
  growth: number
  lotChanges: Lot[]
  /** Active points − debt after the entry, for the history people read. */
  balance: number
  /** Absent where the tier stayed. */
  tier?: TierChange
  /** Hash of the command's input; same id with another hash is a conflict. */
  inputHash: string
}

/** An entry that belongs to no order and no exchange. */
interface OwnEntry extends EntryBase {
  ref: ''
  version: 0
}

/** What an order or a spending has earned, refunds taken off. */
interface Earning {
  /** Points and growth it keeps after this entry. */
  kept: number
  keptGrowth: number
  plan: OrderPlan
}

interface OrderEntry extends EntryBase, Earning {
  kind: 'order'
}

/** A top-up in the app: an order whose money becomes stored value. */
export interface TopUpEntry extends EntryBase, Earning {
  kind: 'top-up'
  money: StoredValueMovement
  /** What the order is worth after this entry, refunds taken off. */
  keptStored: StoredValue
  /** What the counter had paid back of it by then, null = nothing: the order keeps at least those points. */
  paidBack: PaidBack | null
}

interface ExchangeEntry extends EntryBase {
  kind: 'hold' | 'post' | 'void' | 'return'
  version: 0
}

/** Points only: joining, rolling to today, a perk. */
export interface PointsEntry extends OwnEntry {
  kind: 'join' | 'roll' | 'perk'
}

interface AdjustmentEntry extends OwnEntry {
  kind: 'adjust'
  /** Why: words of the person who made it. */
  note: string
  /** Staff ids who answer for it: one, or the two who agreed. */
  by: string[]
}

/** All that an account holds moves; `money` null where it held no stored value. */
interface AccountEntry extends OwnEntry {
  kind: 'merge' | 'close'
  money: StoredValueMovement | null
}

/** A command on stored value, and who booked it at which counter. */
interface CounterEntry extends OwnEntry {
  counter: Counter
  money: StoredValueMovement
}

interface CounterTopUpEntry extends CounterEntry {
  kind: 'counter-top-up'
}

export interface SpendEntry extends CounterEntry, Earning {
  kind: 'spend'
  /** The part of the spent principal that had earned when it was topped up: it goes back with it. */
  earnedBefore: EarnedPrincipal
}

interface VoidSpendEntry extends CounterEntry {
  kind: 'void-spend'
  /** `''` within the time in which no reason is needed. */
  note: string
}

export interface RefundPrincipalEntry extends CounterEntry {
  kind: 'refund-principal'
  note: string
  /** The top-ups that the principal came from. */
  topUps: TopUpLink[]
}

/** One booked cause; `_id` = cause. Never changed, never deleted once in the ledger. */
export type LedgerEntry =
  | OrderEntry
  | TopUpEntry
  | ExchangeEntry
  | PointsEntry
  | AdjustmentEntry
  | AccountEntry
  | CounterTopUpEntry
  | SpendEntry
  | VoidSpendEntry
  | RefundPrincipalEntry

/** The entries that settle an order: one per version of its facts. */
export type SettlingEntry = OrderEntry | TopUpEntry

/** What a points command decides. `next` is the whole document, `seq` already raised by one. */
export type Booking<Next, Entry extends LedgerEntry = LedgerEntry> =
  | { kind: 'booked'; next: Next; entries: LedgerEntry[] }
  /** This cause was booked before; nothing to write. */
  | { kind: 'already'; entry: Entry }
  /** The journal is full: archive, load, decide again. */
  | { kind: 'archive-first' }
