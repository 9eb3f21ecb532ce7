import { beijingStamp } from '../beijing-time'
import type { Platform } from '../platform'
import { randomDigits } from '../random-id'
import { WechatPayError } from '../refusal'
import { enqueueRefundNotice } from './enqueue-notice'
import { payerPart, requireRoom } from './refundable'
import {
  type Payment,
  type Refund,
  type RefundOutcome,
  type RefundState,
  type Transaction,
  transactionKey,
} from './transaction'

export interface RefundRequest {
  transaction: Transaction
  outRefundNo: string
  refundFen: number
  reason: string
  notifyUrl: string
  terms: string
  /** What it ends in; as set for the next refund when absent, and SUCCESS when nothing was set. */
  outcome?: RefundOutcome
  /** How long it stays PROCESSING, in ms of the clock. */
  takesMs: number
}

/**
 * Accepts a refund; the same number again is the same refund and books nothing. The sum of all never exceeds
 * the total.
 */
export async function refundOrder(platform: Platform, request: RefundRequest): Promise<Refund> {
  const { transaction, outRefundNo } = request
  const now = platform.clock.now()
  const paid = paymentOf(transaction)
  const known = findRefund(platform, transaction.mchid, outRefundNo)
  if (known) {
    if (known.refund.terms !== request.terms || known.transaction.outTradeNo !== transaction.outTradeNo)
      throw new WechatPayError(400, 'INVALID_REQUEST', '退款单号重入时，参数与首次请求时不一致')
    return known.refund
  }
  requireRoom(transaction, paid, request.refundFen, now)
  const refund: Refund = {
    refundId: `503${randomDigits(5)}${beijingStamp(now)}${randomDigits(6)}`,
    outRefundNo,
    refundFen: request.refundFen,
    payerRefundFen: payerPart(transaction, paid, request.refundFen),
    state: 'PROCESSING',
    outcome: request.outcome ?? platform.refundOutcomes.shift() ?? 'SUCCESS',
    createdAt: now,
    endsAt: now + request.takesMs,
    successAt: null,
    reason: request.reason,
    notifyUrl: request.notifyUrl,
    terms: request.terms,
  }
  await keepRefund(platform, transaction, refund)
  if (request.takesMs === 0) return finishRefund(platform, transaction.mchid, outRefundNo)
  finishLater(platform, transaction.mchid, refund)
  return refund
}

export function findRefund(
  platform: Platform,
  mchid: string,
  outRefundNo: string,
): { transaction: Transaction; refund: Refund } | undefined {
  for (const transaction of platform.transactions.all()) {
    const refund = transaction.refunds.find(one => one.outRefundNo === outRefundNo)
    if (transaction.mchid === mchid && refund) return { transaction, refund }
  }
  return undefined
}

/** The payment of a paid order. */
export function paymentOf({ paid }: Transaction): Payment {
  if (!paid) throw new WechatPayError(403, 'TRADE_ERROR', '订单未支付，不能退款')
  return paid
}

/** After a restart: what was being processed goes on. */
export function resumeRefunds(platform: Platform): void {
  for (const { mchid, refunds } of platform.transactions.all())
    for (const refund of refunds) if (refund.state === 'PROCESSING') finishLater(platform, mchid, refund)
}

function finishLater(platform: Platform, mchid: string, refund: Refund): void {
  platform.clock.schedule(refund.endsAt, async () => {
    await finishRefund(platform, mchid, refund.outRefundNo)
    await platform.notices.idle()
  })
}

async function finishRefund(platform: Platform, mchid: string, outRefundNo: string): Promise<Refund> {
  const known = findRefund(platform, mchid, outRefundNo)
  if (!known) throw new Error(`refund ${outRefundNo} is gone`)
  const { transaction, refund } = known
  const state: RefundState = refund.outcome
  const ended: Refund = { ...refund, state, successAt: state === 'SUCCESS' ? platform.clock.now() : null }
  const written = keepRefund(platform, transaction, ended)
  // In the same turn, so that outcome and notice are committed as one.
  enqueueRefundNotice(platform, transaction, paymentOf(transaction), ended)
  await written
  return ended
}

async function keepRefund(platform: Platform, transaction: Transaction, refund: Refund): Promise<void> {
  const key = transactionKey(transaction.mchid, transaction.outTradeNo)
  const current = platform.transactions.get(key) ?? transaction
  const others = current.refunds.filter(one => one.outRefundNo !== refund.outRefundNo)
  await platform.transactions.put(key, { ...current, refunds: [...others, refund] })
}
