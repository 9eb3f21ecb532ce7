import * as v from 'valibot'
import { findRefund, paymentOf, refundOrder } from '../orders/refund-order'
import { termsOf } from '../orders/same-terms'
import { transactionKey } from '../orders/transaction'
import { refundWords } from '../orders/wording'
import { merchantOf, type Platform } from '../platform'
import { WechatPayError } from '../refusal'
import { NotifyUrl } from './prepay'
import { type ApiAnswer, type ApiRequest, bodyAs } from './request'
import { paidAs } from './transactions'

/** A refund asked for over the API is accepted first and done a moment later. */
const PROCESSING_MS = 1_000

const Fen = v.pipe(v.number(), v.integer(), v.minValue(1))

const RefundBody = v.pipe(
  v.object({
    transaction_id: v.optional(v.string()),
    out_trade_no: v.optional(v.string()),
    out_refund_no: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_\-|*@]{1,64}$/, '商户退款单号不正确')),
    reason: v.optional(v.pipe(v.string(), v.maxLength(80)), ''),
    notify_url: v.optional(NotifyUrl),
    amount: v.object({ refund: Fen, total: Fen, currency: v.literal('CNY') }),
  }),
  v.check(
    ({ transaction_id, out_trade_no }) => Boolean(transaction_id) !== Boolean(out_trade_no),
    '微信支付订单号和商户订单号二选一',
  ),
)

/** `POST /v3/refund/domestic/refunds` */
export async function refund(platform: Platform, request: ApiRequest): Promise<ApiAnswer> {
  const body = bodyAs(RefundBody, request.body)
  const transaction = body.transaction_id
    ? paidAs(platform, request.mchid, body.transaction_id)
    : platform.transactions.get(transactionKey(request.mchid, body.out_trade_no ?? ''))
  if (!transaction) throw new WechatPayError(404, 'RESOURCE_NOT_EXISTS', '订单不存在')
  if (body.amount.total !== transaction.totalFen)
    throw new WechatPayError(400, 'INVALID_REQUEST', '订单金额与支付时不一致')
  const accepted = await refundOrder(platform, {
    transaction,
    outRefundNo: body.out_refund_no,
    refundFen: body.amount.refund,
    reason: body.reason,
    notifyUrl: body.notify_url ?? merchantOf(platform, request.mchid).notifyUrl ?? '',
    terms: termsOf(request.body),
    takesMs: PROCESSING_MS,
  })
  return { status: 200, json: refundWords(transaction, paymentOf(transaction), accepted) }
}

/** `GET /v3/refund/domestic/refunds/{out_refund_no}` */
export async function queryRefund(platform: Platform, request: ApiRequest): Promise<ApiAnswer> {
  const known = findRefund(platform, request.mchid, request.parts[0] ?? '')
  if (!known) throw new WechatPayError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在')
  return { status: 200, json: refundWords(known.transaction, paymentOf(known.transaction), known.refund) }
}
