/** A person's stored value. `member.principal` was paid for, `member.bonus` was given with it. */
export type MemberMoneyAccount = 'member.principal' | 'member.bonus'
/** The brand's side of every fen. */
export type BrandMoneyAccount =
  /** Principal comes from here when it is paid in, and leaves to here when it is paid back. */
  | 'brand.received'
  | 'brand.granted'
  | 'brand.spent'
  /**
   * Money paid back whose principal had been spent already: the brand's loss, never a debt of the customer.
   */
  | 'brand.lost'
  /** Between two ids of one person while they become one. */
  | 'brand.merged'
export type MoneyAccount = MemberMoneyAccount | BrandMoneyAccount

/** `fen` (> 0) leave `from` and arrive at `to`; so postings always sum to 0. */
export interface MoneyPosting {
  from: MoneyAccount
  to: MoneyAccount
  fen: number
}

/** Fen a member holds: what was paid for, and what was given with it. */
export interface StoredValue {
  principalFen: number
  bonusFen: number
}

/** Stored value that one entry moves, and what is held after it. */
export interface StoredValueMovement {
  postings: MoneyPosting[]
  balance: StoredValue
}

/** Who did it at which counter. */
export interface Counter {
  storeId: string
  staffId: string
}

/** Top up `fromFen` or more and get `bonusFen` with it; the highest step reached counts, once. */
export interface BonusStep {
  fromFen: number
  bonusFen: number
}

/**
 * The part of a held principal whose points were given when it was topped up, with those points; the rest
 * earns when it is spent. So every fen earns once, also where the brand changes its mind in between.
 */
export interface EarnedPrincipal {
  fen: number
  points: number
  growth: number
}

/** A brand's rules of stored value; absent, it has none. */
export interface StoredValueRule {
  /** Stored with every top-up it decided. */
  version: number
  bonuses: BonusStep[]
  /** The least and the most of one top-up. */
  leastFen: number
  mostFen: number
  /** The most a member may hold, bonus included. */
  mostHeldFen: number
  /**
   * The largest bill the member code alone pays, in fen; above it the customer shows their pay code. 0 =
   * always the pay code.
   */
  memberCodeMostFen: number
  /** What one staff member may top up at the counter in a day; beyond it a colleague does. */
  topUpPerDayFen: number
  /**
   * When principal earns points and growth: when it pays for something, or already when it is topped up in
   * the app. Bonus never does.
   */
  earnOn: 'spend' | 'top-up'
}

/** What was promised with a top-up order when it was placed. */
export interface TopUpOffer {
  bonusFen: number
  ruleVersion: number
  /**
   * The steps of that rule, asked again for what is left after a refund; absent: the bonus goes in proportion
   * alone.
   */
  steps?: BonusStep[]
}

/** What was paid back of one top-up at the counter, with the points and growth taken along. */
export interface PaidBack {
  fen: number
  points: number
  growth: number
}

/**
 * A top-up the member remembers, so that money paid back is taken from it once. A member's list is oldest
 * first.
 */
export interface TopUpRecord {
  /** The order, or the entry of a top-up at the counter. */
  ref: string
  /** What was paid, in fen: the principal. */
  totalFen: number
  /** The bonus promised with it, and the steps it came from; `[]` = it goes in proportion alone. */
  bonusFen: number
  steps: BonusStep[]
  /** It earned points and growth when it was topped up: so much in full. */
  earns: boolean
  points: number
  growth: number
  /** What WeChat Pay has refunded, in fen. */
  refundedFen: number
  back: PaidBack
}

/**
 * The part of one top-up that an entry paid back at the counter; `backFen` = of this top-up with all entries
 * before it.
 */
export interface TopUpLink extends PaidBack {
  ref: string
  backFen: number
}
