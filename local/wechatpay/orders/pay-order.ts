import { beijingDay } from '../beijing-time'
import type { Platform } from '../platform'
import { randomDigits } from '../random-id'
import { WechatPayError } from '../refusal'
import { enqueuePaymentNotice } from './enqueue-notice'
import { type Payment, type Transaction, tradeState, transactionKey } from './transaction'

/**
 * The customer pays what a prepay id represents: once, in time, and only under the openid it was made for.
 */
export async function payPrepaid(platform: Platform, prepayId: string, openid: string): Promise<Transaction> {
  const transaction = payableOrder(platform, prepayId)
  if (transaction.openid !== openid)
    throw new WechatPayError(400, 'INVALID_REQUEST', '下单账号与支付账号不一致，请核实后再支付')
  return recordPayment(platform, transaction, 0)
}

/** The order behind a prepay id, as long as it can be paid with it. */
export function payableOrder(platform: Platform, prepayId: string): Transaction {
  const now = platform.clock.now()
  const prepay = platform.prepays.get(prepayId)
  const transaction = prepay && platform.transactions.get(prepay.transactionKey)
  if (!transaction) throw new WechatPayError(404, 'ORDER_NOT_EXIST', '没有这笔预支付')
  const state = tradeState(transaction, now)
  if (state === 'CLOSED') throw new WechatPayError(400, 'ORDER_CLOSED', '该订单已关闭')
  if (state !== 'NOTPAY') throw new WechatPayError(400, 'ORDER_PAID', '该订单已支付')
  if (now >= prepay.validUntil || now >= transaction.expiresAt)
    throw new WechatPayError(400, 'INVALID_REQUEST', '该订单已过期，请重新下单')
  return transaction
}

/**
 * Writes the payment and its notice in one turn, which the store commits as one: a crash leaves both or
 * neither. Does not wait for the delivery.
 */
export async function recordPayment(
  platform: Platform,
  order: Transaction,
  couponFen: number,
): Promise<Transaction> {
  const paid: Transaction = { ...order, paid: payment(platform.clock.now(), order.totalFen, couponFen) }
  const written = platform.transactions.put(transactionKey(order.mchid, order.outTradeNo), paid)
  enqueuePaymentNotice(platform, paid)
  await written
  return paid
}

function payment(at: number, totalFen: number, couponFen: number): Payment {
  return {
    transactionId: `420000${beijingDay(at).replaceAll('-', '')}${randomDigits(14)}`,
    at,
    payerFen: totalFen - couponFen,
    couponFen,
    couponId: couponFen > 0 ? randomDigits(11) : '',
  }
}
