import type { Placement } from '../placement/limits'

export const COUPON_STATES = [
  'CONFIRMING',
  'PENDING',
  'EFFECTIVE',
  'LOCKED',
  'USED',
  'EXPIRED',
  'DEACTIVATED',
  'DELETED',
] as const
export type CouponState = (typeof COUPON_STATES)[number]

/** Minutes of the brand's day, half-open; weekdays 1 = Monday … 7 = Sunday. */
export interface TimeWindow {
  weekdays: number[]
  fromMinute: number
  toMinute: number
}

export type Benefit =
  /** 满减: `offFen` off. */
  | { kind: 'reduction'; offFen: number }
  /** 折扣: pays `payPermille` of the amount (850 = 8.5 折), at most `maxOffFen` off (0 = no cap). */
  | { kind: 'percentage'; payPermille: number; maxOffFen: number }

export type Validity =
  /** Both days included. */
  | { mode: 'period'; fromDay: string; toDay: string }
  /** Starts `delayDays` after taking, ends with the day `days` later. */
  | { mode: 'after-taking'; delayDays: number; days: number }

export interface CouponRule {
  benefit: Benefit
  /** Amount needed; 0 = none. */
  thresholdFen: number
  validity: Validity
  /** `['*']` = every store of the brand. */
  stores: string[]
  /** Empty = always. */
  times: TimeWindow[]
  /** 1, more for a visit pass (次卡). */
  uses: number
  /** In words, shown to people: 折扣券、礼盒类商品. `''` = nothing excluded. */
  notWith: string
}

export type BatchState = 'draft' | 'open' | 'paused' | 'ended'

/** What one person asked for that a second one must agree to. */
export interface BatchRequest {
  /** To publish the batch as it is, or to put so many units on top. */
  what: 'publish' | 'stock'
  units: number
  /** Staff id. */
  by: string
  byName: string
  at: number
}

interface BatchBase {
  /** `<brandId>:<code>` */
  _id: string
  brandId: string
  /** Raised by every operation on it. */
  version: number
  createdAt: number
  name: string
  /**
   * Raised with every change of name or rule once it is published, after the terms of the new version are
   * written; 0 = a draft, of which nothing was issued.
   */
  ruleVersion: number
  state: BatchState
  /** Absent or null = nothing waits for a second person. */
  request?: BatchRequest | null
  /** Where it is going to be offered beside the mini-program; absent = nowhere else. */
  placements?: Placement[]
  /** Units ever put into its stock. */
  total: number
  /** How its units are handed out. */
  channel: 'claim' | 'gift'
  /** Claims per person; gifts are capped by their campaign. */
  limitPerMember: number
  /** Lowest tier that may claim, `''` = any. */
  needTier: string
  /** Half-open window of claiming, epoch ms; NEVER = no end. */
  claimFromAt: number
  claimToAt: number
}
export interface CouponBatch extends BatchBase {
  kind: 'coupon'
  rule: CouponRule
}
/** One unit is a whole pack: one coupon of each of these batches, by their rules, not from their stock. */
export interface PackBatch extends BatchBase {
  kind: 'pack'
  contents: string[]
}
export type BatchDoc = CouponBatch | PackBatch

/**
 * What a batch's coupons were worth under one version. Written once, before the batch names the version, and
 * never changed: what was issued keeps its terms however the batch is edited later.
 */
export interface BatchTermsDoc {
  /** `<batchId>:v<version>` */
  _id: string
  brandId: string
  batchId: string
  version: number
  name: string
  rule: CouponRule
}

export interface CouponUse {
  /** The redeem command. */
  commandId: string
  storeId: string
  /** Staff id. */
  clerkId: string
  clerkName: string
  at: number
  /** `<clerkId>:<day>`, indexed: what one clerk redeemed that day. */
  clerkDay: string
  /** `<storeId>:<day>`, indexed: the store's list of that day. */
  storeDay: string
  /** The bill before the coupon, when the clerk entered it. */
  amountFen: number | null
  /** What it took off; null for a percentage of an amount that was not entered. */
  offFen: number | null
  /** `R-XXXX-NNNN` */
  receiptNo: string
  /**
   * Its number was typed without the rotating digits, which the brand allows: nothing proves that the
   * customer was there.
   */
  typed?: true
  voided?: { at: number; by: string; commandId: string; reason: string }
}

/** A short number in use: the insert under this `_id` is what makes it unique within its brand. */
export interface CouponNumberDoc {
  /** `<brandId>:<number>` */
  _id: string
  brandId: string
  couponId: string
  givenAt: number
  /** When a sweeper must check whether the coupon still carries it. */
  dueAt: number
}

export interface CouponDoc {
  /**
   * `<batchId>:<memberId>:<n>` | `gift:<orderId>:<i>` | `perk:<kind>:<period>:<batchId>:<openid>`; inside a
   * pack `…:<i>` behind it.
   */
  _id: string
  version: number
  brandId: string
  memberId: string
  batchId: string
  ruleVersion: number
  /** `claim:<batchId>`, `gift:<orderId>`, `perk:<kind>:<period>:<batchId>`: what it came from, indexed. */
  origin: string
  commandId: string
  token: string
  /** Number of the stock shard its unit came from. */
  shardNumber: number
  /** Of the shard's row that brings the unit back; absent while the unit is out. */
  returnToken?: string
  state: CouponState
  /** Half-open, epoch ms. */
  validFrom: number
  validTo: number
  stores: string[]
  usesLeft: number
  /** Uses of a visit pass that ended unused and that no undo brings back; absent: none. */
  lapsedUses?: number
  uses: CouponUse[]
  /** Its reason to exist is gone; it will never be usable again. */
  revoked: boolean
  /** What took it back; absent: the payment it came with was refunded. */
  revokedBy?: 'closing' | 'tier'
  /** When its unit was taken, epoch ms; 0 on what was not taken. */
  takenAt: number
  lock: { orderId: string } | null
  /** Sixteen characters that its QR carries: opaque, random, indexed; `''` on what is never shown. */
  codeId: string
  /**
   * Nine digits with a check digit, given on the first opening and freed when the coupon is final; `''` =
   * none.
   */
  shortNo: string
  /** Batches of the coupons still to be inserted behind a pack; `[]` for plain coupons. */
  contents: string[]
  dueAt: number
}
