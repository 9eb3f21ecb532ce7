import { HOUR_MS } from '@shared/domain/calendar/units'
import { now as systemNow } from '../clock'
import { randomNonce } from '../ids'
import { ask, type Line } from './asking'
import { keyRing } from './key-ring'
import { readNotice } from './notice'
import { signedPayment } from './signing'
import { refundOf, transactionOf } from './statements'
import { tradeBill } from './trade-bill'
import type { MerchantKeys, PayAnswer, Prepay, RefundOrder, WechatPay } from './types'

export type * from './types'

/**
 * WeChat Pay (APIv3) as one merchant. Keep the result: it remembers the platform certificates it has fetched.
 */
export function wechatPay(keys: MerchantKeys, now: () => number = systemNow): WechatPay {
  const ring = keyRing(keys, now)
  const line: Line = { keys, now, keyBySerial: ring.find }
  const own = `mchid=${encodeURIComponent(keys.mchid)}`
  const payments = '/v3/pay/transactions'
  const refunds = '/v3/refund/domestic/refunds'
  const outTradeNoPath = (no: string) => `${payments}/out-trade-no/${encodeURIComponent(no)}`

  return {
    async prepay(order) {
      const body = prepayBody(keys.mchid, order)
      const answer = await ask(line, { method: 'POST', path: `${payments}/jsapi`, body })
      return read(answer, prepayIdOf)
    },
    paymentParameters: (appid, prepayId) =>
      signedPayment(keys, { appid, prepayId, atMs: now(), nonce: randomNonce() }),
    async queryByOutTradeNo(outTradeNo) {
      return read(
        await ask(line, { method: 'GET', path: `${outTradeNoPath(outTradeNo)}?${own}` }),
        transactionOf,
      )
    },
    async close(outTradeNo) {
      const path = `${outTradeNoPath(outTradeNo)}/close`
      const answer = await ask(line, { method: 'POST', path, body: { mchid: keys.mchid } })
      return answer.ok ? { ok: true, value: null } : answer
    },
    async refund(order) {
      const answer = await ask(line, { method: 'POST', path: refunds, body: refundBody(order) })
      return read(answer, wire => refundOf(wire, keys.mchid))
    },
    async queryRefund(outRefundNo) {
      const path = `${refunds}/${encodeURIComponent(outRefundNo)}`
      return read(await ask(line, { method: 'GET', path }), wire => refundOf(wire, keys.mchid))
    },
    tradeBill: day => tradeBill(line, day),
    readNotice: (headers, body) => readNotice(keys, now(), ring.find, headers, body),
  }
}

/** A verified answer that does not have the documented form is no usable answer. */
function read<T>(answer: PayAnswer<unknown>, parse: (wire: unknown) => T | null): PayAnswer<T> {
  if (!answer.ok) return answer
  const value = parse(answer.value)
  return value === null
    ? { ok: false, reason: 'unanswered', message: 'answer has an unknown form' }
    : { ok: true, value }
}

function prepayIdOf(wire: unknown): { prepayId: string } | null {
  const prepayId = (wire as { prepay_id?: unknown } | null)?.prepay_id
  return typeof prepayId === 'string' && prepayId !== '' ? { prepayId } : null
}

function prepayBody(mchid: string, order: Prepay): object {
  return {
    appid: order.appid,
    mchid,
    description: order.description,
    out_trade_no: order.outTradeNo,
    notify_url: order.notifyUrl,
    amount: { total: order.totalFen, currency: 'CNY' },
    payer: { openid: order.payerOpenid },
    ...(order.attach && { attach: order.attach }),
    ...(order.expireAt && { time_expire: beijingTime(order.expireAt) }),
  }
}

function refundBody(order: RefundOrder): object {
  return {
    out_trade_no: order.outTradeNo,
    out_refund_no: order.outRefundNo,
    amount: { refund: order.refundFen, total: order.totalFen, currency: 'CNY' },
    ...(order.reason && { reason: order.reason }),
    ...(order.notifyUrl && { notify_url: order.notifyUrl }),
  }
}

/** RFC 3339 in Beijing time, seconds. */
function beijingTime(atMs: number): string {
  return `${new Date(atMs + 8 * HOUR_MS).toISOString().slice(0, 19)}+08:00`
}
