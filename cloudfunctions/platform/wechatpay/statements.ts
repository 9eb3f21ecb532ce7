import * as v from 'valibot'
import type { Promotion, Refund, Transaction } from './types'

const Fen = v.pipe(v.number(), v.integer(), v.minValue(0))
/** RFC 3339 → epoch ms. */
const Moment = v.pipe(
  v.string(),
  v.transform(text => Date.parse(text)),
  v.number(),
  v.integer(),
)
const optionalText = v.optional(v.nullable(v.string()))

const TransactionOnTheWire = v.looseObject({
  mchid: v.string(),
  appid: v.string(),
  out_trade_no: v.string(),
  transaction_id: optionalText,
  trade_type: optionalText,
  trade_state: v.string(),
  attach: optionalText,
  success_time: v.optional(v.nullable(Moment)),
  payer: v.optional(v.nullable(v.looseObject({ openid: optionalText }))),
  amount: v.optional(
    v.nullable(v.looseObject({ total: Fen, payer_total: v.optional(Fen), currency: v.optional(v.string()) })),
  ),
  promotion_detail: v.optional(
    v.nullable(
      v.array(
        v.looseObject({
          coupon_id: v.string(),
          stock_id: optionalText,
          scope: optionalText,
          type: optionalText,
          amount: Fen,
        }),
      ),
    ),
  ),
})

const RefundOnTheWire = v.looseObject({
  mchid: optionalText,
  out_trade_no: v.string(),
  transaction_id: v.string(),
  out_refund_no: v.string(),
  refund_id: v.string(),
  status: optionalText,
  refund_status: optionalText,
  success_time: v.optional(v.nullable(Moment)),
  amount: v.looseObject({
    total: Fen,
    refund: Fen,
    payer_total: Fen,
    payer_refund: Fen,
    currency: optionalText,
  }),
})

/** Keeps only what is there: WeChat sends absent, null and `''` for "nothing". */
function present<K extends string, V>(name: K, value: V | null | undefined): { [key in K]?: V } {
  if (value === null || value === undefined || value === '') return {}
  return { [name]: value } as { [key in K]?: V }
}

/** A payment as stated by a notice or a query, or null when it has not the documented form. */
export function transactionOf(wire: unknown): Transaction | null {
  const parsed = v.safeParse(TransactionOnTheWire, wire)
  if (!parsed.success) return null
  const { output } = parsed
  const { amount } = output
  return {
    mchid: output.mchid,
    appid: output.appid,
    outTradeNo: output.out_trade_no,
    tradeState: output.trade_state,
    ...present('transactionId', output.transaction_id),
    ...present('tradeType', output.trade_type),
    ...present('attach', output.attach),
    ...present('successAt', output.success_time),
    ...present('payerOpenid', output.payer?.openid),
    ...(amount && {
      amount: {
        totalFen: amount.total,
        payerFen: amount.payer_total ?? amount.total,
        currency: amount.currency ?? 'CNY',
      },
    }),
    promotions: (output.promotion_detail ?? []).map(
      (promotion): Promotion => ({
        couponId: promotion.coupon_id,
        amountFen: promotion.amount,
        ...present('stockId', promotion.stock_id),
        ...present('scope', promotion.scope),
        ...present('type', promotion.type),
      }),
    ),
  }
}

/**
 * A refund as stated by a notice (`refund_status`, names its merchant) or an answer (`status`, does not);
 * null when malformed.
 */
export function refundOf(wire: unknown, ownMchid: string): Refund | null {
  const parsed = v.safeParse(RefundOnTheWire, wire)
  if (!parsed.success) return null
  const { output } = parsed
  const status = output.refund_status ?? output.status
  if (!status) return null
  return {
    mchid: output.mchid ?? ownMchid,
    outTradeNo: output.out_trade_no,
    transactionId: output.transaction_id,
    outRefundNo: output.out_refund_no,
    refundId: output.refund_id,
    status,
    ...present('successAt', output.success_time),
    amount: {
      totalFen: output.amount.total,
      refundFen: output.amount.refund,
      payerTotalFen: output.amount.payer_total,
      payerRefundFen: output.amount.payer_refund,
      ...present('currency', output.amount.currency),
    },
  }
}
