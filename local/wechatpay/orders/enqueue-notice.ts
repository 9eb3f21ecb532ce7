import type { Platform } from '../platform'
import type { Payment, Refund, Transaction } from './transaction'
import { refundNoticeWords, transactionWords } from './wording'

/** Puts the payment's notice in the post. Without an address nothing is sent, as in reality. */
export function enqueuePaymentNotice(platform: Platform, transaction: Transaction): void {
  const { mchid, outTradeNo, notifyUrl } = transaction
  if (!notifyUrl) return
  platform.notices.enqueue({
    mchid,
    url: notifyUrl,
    kind: 'payment',
    eventType: 'TRANSACTION.SUCCESS',
    outTradeNo,
    content: transactionWords(transaction, platform.clock.now()),
  })
}

/** Puts the notice of a refund's outcome in the post. */
export function enqueueRefundNotice(
  platform: Platform,
  transaction: Transaction,
  paid: Payment,
  refund: Refund,
): void {
  if (!refund.notifyUrl) return
  platform.notices.enqueue({
    mchid: transaction.mchid,
    url: refund.notifyUrl,
    kind: 'refund',
    eventType: `REFUND.${refund.state}`,
    outTradeNo: transaction.outTradeNo,
    content: refundNoticeWords(transaction, paid, refund),
  })
}
