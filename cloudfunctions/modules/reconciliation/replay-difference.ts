import type { MerchantDoc } from '@shared/domain/merchant/types'
import type { OrderDoc } from '@shared/domain/order/types'
import type { DifferenceDoc } from '@shared/domain/reconciliation/types'
import { read } from '../../platform/database'
import { merchantByMchid, wechatPayOf } from '../../platform/settings'
import { settle } from '../order/settle-order'
import { askWechatPay, takeAnswer } from '../payment/query-order'
import { takeRefund } from '../payment/take-statement'

export interface Replayed {
  healed: boolean
  /** Why not, for the person who looks next; `''` when healed. */
  note: string
}

const healed: Replayed = { healed: true, note: '' }
const open = (note: string): Replayed => ({ healed: false, note })
/** Refunds that may still end otherwise: asked about again. */
const NOT_FINAL = ['PROCESSING']

/**
 * Queries WeChat Pay about what a bill and an order disagree on, and writes its answer through the same path
 * as a notice: the bill is only the hint. Healed = WeChat Pay and the order now say the same. Repeatable.
 */
export async function replayDifference(difference: DifferenceDoc, now: number): Promise<Replayed> {
  const [merchant, order] = await Promise.all([
    merchantByMchid(difference.mchid),
    read('orders', difference.orderId),
  ])
  if (!merchant) return open('merchant-unknown')
  return difference.refundNo === ''
    ? replayPayment(difference, merchant, order, now)
    : replayRefund(difference, merchant, order, now)
}

async function replayPayment(
  { kind, outTradeNo, transactionId, billFen }: DifferenceDoc,
  merchant: MerchantDoc,
  order: OrderDoc | null,
  now: number,
): Promise<Replayed> {
  const queried = await takeAnswer(merchant, order, await askWechatPay(merchant, outTradeNo), now)
  if (queried.kind !== 'fact') return open(queried.kind)
  await settle(queried.order, now)
  const { paid } = queried.order
  if (paid?.transactionId !== transactionId) return open('transaction-differs')
  if (kind === 'payment-discount') {
    return billFen !== null && paid.payerFen <= billFen ? healed : open('payer-differs')
  }
  return billFen === null || paid.totalFen === billFen ? healed : open('amount-differs')
}

async function replayRefund(
  { refundNo, outTradeNo, billFen }: DifferenceDoc,
  merchant: MerchantDoc,
  order: OrderDoc | null,
  now: number,
): Promise<Replayed> {
  const answer = await wechatPayOf(merchant).queryRefund(refundNo)
  if (!answer.ok) return open(answer.reason === 'refused' ? 'unknown' : 'unanswered')
  const refund = answer.value
  if (refund.outTradeNo !== outTradeNo) return open('order-differs')
  const added = await takeRefund({ merchant, by: 'query', now }, refund, order)
  if (added.kind === 'unmatched') return open(added.reason)
  if (added.kind === 'busy') return open('unanswered')
  await settle(added.order, now)
  if (NOT_FINAL.includes(refund.status)) return open('refund-processing')
  const ours = added.order.refunds.find(each => each.no === refundNo)
  const agrees = (ours?.state === 'success') === (refund.status === 'SUCCESS')
  if (!agrees) return open('refund-state-differs')
  return billFen === null || ours?.fen === billFen ? healed : open('refund-amount-differs')
}
