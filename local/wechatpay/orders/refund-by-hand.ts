import { beijingStamp } from '../beijing-time'
import { merchantOf, type Platform } from '../platform'
import { randomDigits } from '../random-id'
import { WechatPayError } from '../refusal'
import { refundOrder } from './refund-order'
import { type Refund, type RefundOutcome, transactionKey } from './transaction'

export interface HandRefund {
  mchid: string
  outTradeNo: string
  refundFen: number
  /** Made up when absent; on the platform it is one the merchant never made. */
  outRefundNo?: string
  by: 'api' | 'platform'
  /** SUCCESS when absent. */
  outcome?: RefundOutcome
}

/**
 * A refund asked for outside our API, by the merchant's own software or by hand on the platform: decided and
 * announced at once.
 */
export async function refundByHand(platform: Platform, request: HandRefund): Promise<Refund> {
  const { mchid, outTradeNo, refundFen, by, outcome = 'SUCCESS' } = request
  const transaction = platform.transactions.get(transactionKey(mchid, outTradeNo))
  if (!transaction) throw new WechatPayError(404, 'RESOURCE_NOT_EXISTS', '订单不存在')
  if (!Number.isInteger(refundFen) || refundFen < 1)
    throw new WechatPayError(400, 'PARAM_ERROR', '退款金额要是大于 0 的整数分')
  const made = `${by === 'api' ? 'R' : 'P'}${beijingStamp(platform.clock.now())}${randomDigits(8)}`
  return refundOrder(platform, {
    transaction,
    outRefundNo: request.outRefundNo ?? made,
    refundFen,
    reason: by === 'platform' ? '商户平台退款' : '',
    notifyUrl: merchantOf(platform, mchid).notifyUrl ?? transaction.notifyUrl,
    terms: String(refundFen),
    outcome,
    takesMs: 0,
  })
}
