import type { Lot } from '../points/types'

/** What somebody gets for their points: a thing fetched in the store, or a coupon by the rules of a batch. */
export type GoodsKind = { kind: 'item' } | { kind: 'coupon'; batchId: string }

/** Exchanges per person in one brand-local day or month, or in the goods' whole life. */
export interface ExchangeLimit {
  count: number
  per: 'day' | 'month' | 'ever'
}

export interface GoodsDoc {
  /** `<brandId>:<code>` */
  _id: string
  brandId: string
  name: string
  what: GoodsKind
  /** Price in points, > 0. */
  points: number
  onSale: boolean
  /** Lowest tier that may exchange it, `''` = every member. */
  needTier: string
  limit: ExchangeLimit | null
  /** Units ever put on its shelves; returned ones come back on shelves of their own. */
  total: number
}

/** A unit taken for an exchange that may not be done yet. */
export interface ShelfReservation {
  /** Drawn by this run of the function; a unit is given back at most once per token. */
  token: string
  /** The exchange's `_id`. */
  x: string
  at: number
}

/** Stock of goods, split as batches are split into buckets. */
export interface ShelfDoc {
  /** `<goodsId>:<k>`, or `back:<exchangeId>` for a unit that was returned. */
  _id: string
  brandId: string
  goodsId: string
  open: boolean
  left: number
  total: number
  pend: ShelfReservation[]
  dueAt: number
}

/** `open` until one write decides; `done` may be returned while nothing was handed over; `void` and `returned` are final. */
export const EXCHANGE_STATES = ['open', 'done', 'void', 'returned'] as const
export type ExchangeState = (typeof EXCHANGE_STATES)[number]

/** Why an exchange came to nothing; its command is answered so for ever. */
export const VOID_REASONS = [
  'sold-out',
  'points-short',
  'too-many-holds',
  'busy',
  'timed-out',
  'cancelled',
  /** Its command has another exchange, begun in the period before or after. */
  'repeated',
] as const
export type VoidReason = (typeof VOID_REASONS)[number]

/** Owns a hold of points and a unit of stock: both belong to whatever this document says. */
export interface ExchangeDoc {
  /** `<memberId>:<commandId>`, with a limit `<goodsId>:<memberId>:<period>:<n>`. */
  _id: string
  brandId: string
  memberId: string
  /** The command that opened it. */
  c: string
  goodsId: string
  goodsName: string
  /** Batch of the coupon to deliver, `''` for a thing. */
  batchId: string
  points: number
  /** What the limit counts in: `2026-11-22`, `2026-11`, `ever`; `''` without a limit. */
  period: string
  state: ExchangeState
  reason: VoidReason | null
  createdAt: number
  /** An exchange still open at this moment is voided. */
  until: number
  doneAt: number
  /** Of the unit that was used, `''` until done. */
  token: string
  shelfId: string
  /** The lots its points came from, `[]` until done. */
  lots: Lot[]
  dueAt: number
}
