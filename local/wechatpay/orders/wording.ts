import { beijingTime } from '../beijing-time'
import { type Payment, type Refund, type TradeState, type Transaction, tradeState } from './transaction'

const STATE_WORDS: Record<TradeState, string> = {
  SUCCESS: '支付成功',
  REFUND: '转入退款',
  NOTPAY: '订单未支付',
  CLOSED: '订单已关闭',
}

/**
 * A payment as query answers and notices state it. What only a payment brings is absent until there is one.
 */
export function transactionWords(transaction: Transaction, now: number): Record<string, unknown> {
  const { mchid, appid, outTradeNo, tradeType, paid, deviceId } = transaction
  const state = tradeState(transaction, now)
  const known = {
    mchid,
    appid,
    out_trade_no: outTradeNo,
    trade_state: state,
    trade_state_desc: STATE_WORDS[state],
    ...(deviceId && { scene_info: { device_id: deviceId } }),
  }
  if (!paid) return { ...known, amount: { total: transaction.totalFen, currency: 'CNY' } }
  return {
    ...known,
    transaction_id: paid.transactionId,
    trade_type: tradeType,
    bank_type: 'OTHERS',
    attach: transaction.attach,
    success_time: beijingTime(paid.at),
    payer: { openid: transaction.openid },
    amount: {
      total: transaction.totalFen,
      payer_total: paid.payerFen,
      currency: 'CNY',
      payer_currency: 'CNY',
    },
    ...(paid.couponFen > 0 && { promotion_detail: [promotionWords(paid)] }),
  }
}

function promotionWords({ couponId, couponFen }: Payment) {
  return {
    coupon_id: couponId,
    name: '微信支付立减',
    scope: 'GLOBAL',
    type: 'CASH',
    amount: couponFen,
    stock_id: couponId.slice(0, 8),
    wechatpay_contribute: couponFen,
    merchant_contribute: 0,
    other_contribute: 0,
    currency: 'CNY',
    goods_detail: [],
  }
}

/** A refund as the refund API answers it. */
export function refundWords(
  transaction: Transaction,
  paid: Payment,
  refund: Refund,
): Record<string, unknown> {
  const { refundFen, payerRefundFen } = refund
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: paid.transactionId,
    out_trade_no: transaction.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    create_time: beijingTime(refund.createdAt),
    ...(refund.successAt !== null && { success_time: beijingTime(refund.successAt) }),
    status: refund.state,
    funds_account: 'AVAILABLE',
    amount: {
      total: transaction.totalFen,
      refund: refundFen,
      from: [],
      payer_total: paid.payerFen,
      payer_refund: payerRefundFen,
      settlement_refund: refundFen,
      settlement_total: transaction.totalFen,
      discount_refund: refundFen - payerRefundFen,
      currency: 'CNY',
    },
    promotion_detail: [],
  }
}

/** A refund as its notice states it: no openid and no attach, only order numbers. */
export function refundNoticeWords(
  transaction: Transaction,
  paid: Payment,
  refund: Refund,
): Record<string, unknown> {
  return {
    mchid: transaction.mchid,
    out_trade_no: transaction.outTradeNo,
    transaction_id: paid.transactionId,
    out_refund_no: refund.outRefundNo,
    refund_id: refund.refundId,
    refund_status: refund.state,
    ...(refund.successAt !== null && { success_time: beijingTime(refund.successAt) }),
    user_received_account: '支付用户零钱',
    amount: {
      total: transaction.totalFen,
      refund: refund.refundFen,
      payer_total: paid.payerFen,
      payer_refund: refund.payerRefundFen,
    },
  }
}
