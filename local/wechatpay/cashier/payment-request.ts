import { payableOrder } from '../orders/pay-order'
import type { Transaction } from '../orders/transaction'
import { keysOf, type Platform } from '../platform'
import { WechatPayError } from '../refusal'
import { lines, signatureHolds } from '../signing/rsa'

/** What a mini-program hands to `requestPayment`. It names no app: WeChat knows in which app it runs. */
export interface PaymentRequest {
  timeStamp: string
  nonceStr: string
  package: string
  signType: string
  paySign: string
}

const PREPAY_PREFIX = 'prepay_id='

const wrong = (message: string) => new WechatPayError(400, 'PARAM_ERROR', message)

/**
 * The order behind a payment request, if its paySign holds under the merchant's key (WeChat Pay 4012365341).
 */
export function orderToPay(
  platform: Platform,
  request: PaymentRequest,
): { order: Transaction; prepayId: string } {
  const { timeStamp, nonceStr, signType, paySign } = request
  if (!request.package.startsWith(PREPAY_PREFIX)) throw wrong('支付参数 package 要以 prepay_id= 开头')
  if (!/^\d{10}$/.test(timeStamp)) throw wrong('支付参数 timeStamp 要是以秒为单位的字符串')
  if (nonceStr === '' || nonceStr.length > 32) throw wrong('支付参数 nonceStr 要是 1 到 32 个字符')
  if (signType !== 'RSA') throw wrong('支付参数 signType 要是 RSA')
  const prepayId = request.package.slice(PREPAY_PREFIX.length)
  const order = payableOrder(platform, prepayId)
  const message = lines(order.appid, timeStamp, nonceStr, request.package)
  if (!signatureHolds(message, paySign, keysOf(platform, order.mchid).own.publicKeyPem))
    throw wrong('支付验证签名失败：paySign 不对')
  return { order, prepayId }
}

export function paymentRequestFrom(fields: URLSearchParams): PaymentRequest {
  const [timeStamp, nonceStr, paid, signType, paySign] = [
    'timeStamp',
    'nonceStr',
    'package',
    'signType',
    'paySign',
  ].map(name => {
    const value = fields.get(name)
    if (value === null) throw wrong(`缺少支付参数 ${name}`)
    return value
  }) as [string, string, string, string, string]
  return { timeStamp, nonceStr, package: paid, signType, paySign }
}
