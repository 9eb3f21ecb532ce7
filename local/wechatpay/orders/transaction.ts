import { DAY_MS } from '../beijing-time'

export type RefundState = 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED'
export type RefundOutcome = Exclude<RefundState, 'PROCESSING'>

export interface Refund {
  refundId: string
  outRefundNo: string
  refundFen: number
  /** The customer's part of it; the rest was WeChat's coupon. */
  payerRefundFen: number
  state: RefundState
  /** What it will end in once it stops being processed. */
  outcome: RefundOutcome
  createdAt: number
  /** When it leaves PROCESSING. */
  endsAt: number
  successAt: number | null
  reason: string
  notifyUrl: string
  /** The request as first asked: the same number with another request is refused. */
  terms: string
}

export interface Payment {
  transactionId: string
  at: number
  /** What the customer really paid: total less coupon; may be 0. */
  payerFen: number
  couponFen: number
  couponId: string
}

export interface GoodsLine {
  id: string
  name: string
  quantity: number
  unitFen: number
}

/** One order at WeChat Pay, found by `<mchid>:<outTradeNo>`. */
export interface Transaction {
  mchid: string
  appid: string
  openid: string
  outTradeNo: string
  tradeType: 'JSAPI' | 'MICROPAY'
  totalFen: number
  description: string
  attach: string
  deviceId: string
  storeId: string
  goods: GoodsLine[]
  notifyUrl: string
  createdAt: number
  /** From then on it cannot be paid. */
  expiresAt: number
  paid: Payment | null
  closedAt: number | null
  refunds: Refund[]
  /** The request as first asked; '' for a till payment. */
  terms: string
}

export interface Prepay {
  prepayId: string
  transactionKey: string
  validUntil: number
}

export const transactionKey = (mchid: string, outTradeNo: string) => `${mchid}:${outTradeNo}`

/** An unpaid order closes by itself after so long, whatever its time_expire. */
const UNPAID_LIFE_MS = 7 * DAY_MS

export type TradeState = 'SUCCESS' | 'REFUND' | 'NOTPAY' | 'CLOSED'

/** REFUND means: was paid, and some refund was asked for. */
export function tradeState(transaction: Transaction, now: number): TradeState {
  if (transaction.paid) return transaction.refunds.length > 0 ? 'REFUND' : 'SUCCESS'
  if (transaction.closedAt !== null || now >= transaction.createdAt + UNPAID_LIFE_MS) return 'CLOSED'
  return 'NOTPAY'
}
