import type { TimeWindow } from '../coupon/types'
import type { Attribution } from '../link/types'
import type { Lot } from '../points/types'

/** What becomes of the points of a thing that was not fetched in time. */
export type LapseRule = 'points-back' | 'points-kept'

/**
 * How a thing is fetched. Days are brand-local, counted from the day of the exchange, the last one included.
 */
export interface PickUpRule {
  /** Days to fetch it. */
  days: number
  /** Days to cancel, at most `days`. */
  cancelDays: number
  ifLapsed: LapseRule
}

/** What the points buy: a thing fetched in any store of the brand, or a coupon by the rules of a batch. */
export type GoodsKind = { kind: 'item'; pickUp: PickUpRule } | { kind: 'coupon'; batchId: string }

/** Exchanges per person in one brand-local day or month, or in the goods' whole life. */
export interface ExchangeLimit {
  count: number
  per: 'day' | 'month' | 'ever'
}

/**
 * A lower price in points under conditions, all of which must hold for a member at the moment of the
 * exchange. With `fen` it is a price of points and money, offered beside the one of points alone.
 */
export interface PriceRow {
  id: string
  points: number
  /** Money paid with the points; absent = points alone. */
  fen?: number
  /** Empty = every tier. */
  tiers: string[]
  /** Empty = always. */
  times: TimeWindow[]
  /** Half-open, epoch ms, 0 = unbounded. */
  fromAt: number
  toAt: number
  /** Growth from all purchases: a price by the balance would punish spending. */
  minGrowth: number
  /** Why, in the brand's words, shown beside the price. */
  note: string
}

export interface GoodsDoc {
  /** `<brandId>:<code>` */
  _id: string
  brandId: string
  /** Raised by every operation on it. */
  version: number
  name: string
  /** Names a drawing of the client; absent = the one of its kind. */
  art?: string
  /** What the brand says about it. */
  description?: string
  what: GoodsKind
  /** The usual price in points, > 0: what everyone may pay at any time. */
  points: number
  /** Lower prices under conditions. */
  prices?: PriceRow[]
  onSale: boolean
  /** When it may be exchanged, half-open, epoch ms; absent = as long as it is on sale. */
  fromAt?: number
  toAt?: number
  /** Lowest tier that may exchange it, `''` = every member. */
  needTier: string
  limit: ExchangeLimit | null
  /** Units ever put into its stock. */
  total: number
}

/**
 * `open` until one write decides. With money it is then `paying`, its points spent and its unit out, until
 * its order decides: paid, or `unpaid`. A thing is then `ready` to be fetched until it is handed over,
 * cancelled or lapsed; a coupon is `received` at once.
 */
export const EXCHANGE_STATES = [
  'open',
  'paying',
  'ready',
  'received',
  'handed',
  'cancelled',
  'lapsed',
  'unpaid',
  'void',
] as const
export type ExchangeState = (typeof EXCHANGE_STATES)[number]

/** Why an exchange came to nothing; its command is answered so for ever. */
const VOID_REASONS = [
  'sold-out',
  'points-short',
  'too-many-holds',
  'busy',
  'timed-out',
  'cancelled',
  /** Its command has another exchange, begun in the period before or after. */
  'repeated',
  /** The order for its money could not be placed: too many are unpaid. */
  'too-many-unpaid',
] as const
export type VoidReason = (typeof VOID_REASONS)[number]

/** Which clerk gave the thing to the customer, where and when. */
export interface HandOver {
  commandId: string
  storeId: string
  staffId: string
  staffName: string
  at: number
}

/** The money of an exchange: an order of its own collects it, and the facts of that order decide. */
export interface ExchangeCash {
  fen: number
  orderId: string
}

/** Owns a hold of points and a unit of stock: both belong to whatever this document says. */
export interface ExchangeDoc {
  /** `<memberId>:<commandId>`, with a limit `<goodsId>:<memberId>:<period>:<n>`. */
  _id: string
  brandId: string
  memberId: string
  /** The command that opened it. */
  commandId: string
  goodsId: string
  goodsName: string
  /** The drawing of the goods, '' = the one of its kind. */
  art: string
  /** Batch of the coupon to deliver, `''` for a thing. */
  batchId: string
  /** Version of the batch's terms that were bought, 0 for a thing or a pack. */
  ruleVersion: number
  points: number
  /** Absent = points alone. */
  cash?: ExchangeCash
  /** What the limit counts in: `2026-11-22`, `2026-11`, `ever`; `''` without a limit. */
  period: string
  state: ExchangeState
  reason: VoidReason | null
  createdAt: number
  /** An exchange still open at this moment is voided. */
  until: number
  /** When its points were spent, 0 before. */
  doneAt: number
  /** The path that brought the customer; absent = none. */
  broughtBy?: Attribution
  /** Of the unit that was used, `''` until done. */
  token: string
  /** The stock shard of that unit, `''` until done. */
  shardId: string
  /** The lots its points came from, `[]` until done. */
  lots: Lot[]
  /** Where the customer fetches it, `''` = in any store. */
  storeId: string
  /** Part of the rotating pick-up code; says nothing by itself. `''` for a coupon. */
  pickUpId: string
  /** Exclusive ends, epoch ms, as promised when it was begun; 0 for a coupon. */
  pickUpUntil: number
  cancelUntil: number
  ifLapsed: LapseRule
  handed: HandOver | null
  /** When it was cancelled, lapsed or left unpaid, 0 before. */
  endedAt: number
  /** Of the shard's row that brings the unit back, `''` while the unit is out. */
  returnToken: string
  dueAt: number
}
