import { beijingClock } from '../beijing-time'
import type { Payment, Refund, Transaction } from '../orders/transaction'
import { yuan } from './yuan'

/** One line of a bill: its cells, and what it adds to the sums below. */
export interface BillRow {
  at: number
  cells: string[]
  settledFen: number
  couponRefundFen: number
  totalFen: number
  refundFen: number
  feeFen: number
}

/** 0.60 % on payments, given back with refunds. */
const FEE_TEN_THOUSANDTHS = 60
const FEE_RATE = '0.60%'
const feeOf = (fen: number) => Math.round((fen * FEE_TEN_THOUSANDTHS) / 10_000)
const feeText = (fen: number) => `${yuan(fen)}000`

const REFUND_WORDS: Record<Refund['state'], string> = {
  PROCESSING: 'PROCESSING',
  SUCCESS: 'SUCCESS',
  ABNORMAL: 'CHANGE',
  CLOSED: 'FAIL',
}

export function paymentRow(transaction: Transaction, paid: Payment): BillRow {
  const { totalFen } = transaction
  const feeFen = feeOf(totalFen)
  const cells = [
    beijingClock(paid.at),
    ...partiesOf(transaction, paid),
    'SUCCESS',
    'OTHERS',
    'CNY',
    yuan(totalFen),
    yuan(paid.couponFen),
    '0',
    '0',
    yuan(0),
    yuan(0),
    '',
    '',
    transaction.description,
    transaction.attach,
    feeText(feeFen),
    FEE_RATE,
    yuan(totalFen),
    yuan(0),
    '',
  ]
  return { at: paid.at, cells, settledFen: totalFen, couponRefundFen: 0, totalFen, refundFen: 0, feeFen }
}

export function refundRow(transaction: Transaction, paid: Payment, refund: Refund): BillRow {
  const feeFen = -feeOf(refund.refundFen)
  const cells = [
    beijingClock(refund.createdAt),
    ...partiesOf(transaction, paid),
    'REFUND',
    'OTHERS',
    'CNY',
    yuan(0),
    yuan(0),
    refund.refundId,
    refund.outRefundNo,
    yuan(refund.refundFen),
    yuan(refund.refundFen - refund.payerRefundFen),
    'ORIGINAL',
    REFUND_WORDS[refund.state],
    transaction.description,
    transaction.attach,
    feeText(feeFen),
    FEE_RATE,
    yuan(0),
    yuan(refund.refundFen),
    '',
  ]
  const { createdAt: at, refundFen, payerRefundFen } = refund
  return {
    at,
    cells,
    settledFen: 0,
    couponRefundFen: refundFen - payerRefundFen,
    totalFen: 0,
    refundFen,
    feeFen,
  }
}

const partiesOf = (transaction: Transaction, paid: Payment) => [
  transaction.appid,
  transaction.mchid,
  '0',
  transaction.deviceId,
  paid.transactionId,
  transaction.outTradeNo,
  transaction.openid,
  transaction.tradeType,
]
