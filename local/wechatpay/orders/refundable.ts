import { DAY_MS } from '../beijing-time'
import { WechatPayError } from '../refusal'
import type { Payment, Transaction } from './transaction'

/** WeChat Pay 4013163605: a year, and at most 50 partial refunds of one order. */
const REFUND_WINDOW_MS = 365 * DAY_MS
const MOST_REFUNDS = 50

/** Everything but what WeChat gave up on counts against the total. */
const counting = ({ refunds }: Transaction) => refunds.filter(({ state }) => state !== 'CLOSED')
const sum = (fens: number[]) => fens.reduce((total, fen) => total + fen, 0)

/** Refuses what comes too late, too often, or to more than the order has left. */
export function requireRoom(transaction: Transaction, paid: Payment, refundFen: number, now: number): void {
  const refuse = (message: string) => new WechatPayError(400, 'INVALID_REQUEST', message)
  if (now > paid.at + REFUND_WINDOW_MS) throw refuse('订单已超过可退款的最大期限')
  if (counting(transaction).length >= MOST_REFUNDS) throw refuse('一笔订单最多退款 50 次')
  const refundedFen = sum(counting(transaction).map(one => one.refundFen))
  if (refundedFen + refundFen > transaction.totalFen) throw refuse('申请退款金额超过订单可退金额')
}

/** The customer's share on cumulative totals, so that the last refund clears the rest. */
export function payerPart(transaction: Transaction, paid: Payment, refundFen: number): number {
  const before = counting(transaction)
  const refundedFen = sum(before.map(one => one.refundFen)) + refundFen
  const dueFen = Math.floor((paid.payerFen * refundedFen) / transaction.totalFen)
  return dueFen - sum(before.map(one => one.payerRefundFen))
}
