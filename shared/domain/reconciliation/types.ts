import type { AuditProgress, Liability } from '../audit/types'

/** One payment as the merchant's trade bill lists it. */
export interface BillPayment {
  outTradeNo: string
  transactionId: string
  /** 订单金额. */
  totalFen: number
  /** 代金券金额: what WeChat's coupons paid of it. */
  couponFen: number
  /** 交易时间, epoch ms. */
  at: number
}

/** One refund as the bill lists it, under the day it was asked for. */
export interface BillRefund {
  outTradeNo: string
  transactionId: string
  refundNo: string
  /** 申请退款金额, of the total. */
  fen: number
  /** `SUCCESS`, `PROCESSING`, `CHANGE` (abnormal), `FAIL` (closed), or what WeChat Pay adds later. */
  status: string
  /** 交易时间, epoch ms. */
  at: number
}

/** A day's trade bill of one merchant number. Amounts are fen. */
export interface TradeBill {
  payments: BillPayment[]
  refunds: BillRefund[]
}

export const DIFFERENCE_KINDS = [
  /** WeChat Pay has the money, we know of no payment: a lost notice. */
  'payment-missing-here',
  /** We booked a payment of the day that the bill does not list. */
  'payment-missing-there',
  'payment-amount',
  /** Same order number and amount, another transaction. */
  'payment-transaction',
  /** We count more as paid by the customer than WeChat's coupons left to pay: points may be too many. */
  'payment-discount',
  /** Refunded at WeChat Pay, not here: a lost notice, or made by hand on the platform. */
  'refund-missing-here',
  'refund-missing-there',
  'refund-amount',
  /** We count a refund that WeChat Pay calls failed, or the other way round. */
  'refund-state',
] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

/** Where bill and orders disagree. Fen are null on the side that lacks the payment or refund. */
export interface Difference {
  kind: DifferenceKind
  outTradeNo: string
  /** `''` for payments. */
  refundNo: string
  transactionId: string
  billFen: number | null
  ourFen: number | null
}

/** A difference kept until WeChat Pay itself has explained it, or a person has. */
export interface DifferenceDoc extends Difference {
  /** `<mchid>:<day>:<kind>:<order or refund number>` */
  _id: string
  brandId: string
  mchid: string
  /** Day of the bill, Beijing. */
  day: string
  /** `<mchid>:<outTradeNo>` */
  orderId: string
  /** `healed`: asked again, WeChat Pay and the order agree now. */
  state: 'open' | 'healed'
  /**
   * Why it is still open, as far as the query showed: why a statement is unmatched or WeChat Pay's silence.
   */
  note: string
  at: number
  /** 0 while open. */
  healedAt: number
  tries: number
  dueAt: number
}

interface Check {
  /** `bill:<mchid>:<day>` or `audit:<brandId>:<day>` */
  _id: string
  brandId: string
  day: string
  state: 'due' | 'done' | 'given-up'
  at: number
  /** Turns in a row that were begun and did not come to an end; counted before the work. */
  tries: number
  /** The running turn: when it began and until when no other run may begin one. Null between two turns. */
  turn: { beganAt: number; until: number } | null
  dueAt: number
}

/**
 * How far the comparison of one day's bill has come; a turn goes on where the last one stopped. Amounts are
 * fen.
 */
export interface BillProgress {
  /** Every order number up to this one has been compared, on both sides; `''` before the first page. */
  cursor: string
  payments: number
  paidFen: number
  refunds: number
  refundedFen: number
  differences: number
}

/** One day's bill of one merchant number, compared page by page, once. */
export interface BillCheckDoc extends Check {
  kind: 'bill'
  mchid: string
  payments: number
  paidFen: number
  refunds: number
  refundedFen: number
  differences: number
  /** How far the comparison has come; null before the first turn and once done. */
  progress: BillProgress | null
}

/** One night's audit of one brand. */
export interface AuditCheckDoc extends Check {
  kind: 'audit'
  /** Broken promises in words; empty = all hold. */
  broken: string[]
  liability: Liability | null
  /** How far it has come; null before the first turn and once done. */
  progress: AuditProgress | null
}

export type CheckDoc = BillCheckDoc | AuditCheckDoc
