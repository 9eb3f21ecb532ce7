import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import type { MerchantKeys, PaymentParameters } from './types'

/** RSA PKCS#1 v1.5 with SHA-256 over the lines, each ended by LF, the last too; Base64. */
function signatureOf(keys: MerchantKeys, lines: readonly string[]): string {
  const key = opened.get(keys) ?? createPrivateKey(keys.privateKey)
  opened.set(keys, key)
  return sign('sha256', Buffer.from(`${lines.join('\n')}\n`), key).toString('base64')
}

/** Reading a key from its text costs as much as signing with it. */
const opened = new WeakMap<MerchantKeys, KeyObject>()

/**
 * A request as it will be sent: `path` with its query exactly as sent, `body` byte for byte, `''` for none.
 */
export interface Signable {
  method: string
  path: string
  body: string
  atMs: number
  nonce: string
}

/** The `Authorization` header of one request (WeChat Pay 4012365336). */
export function authorizationOf(keys: MerchantKeys, request: Signable): string {
  const timestamp = secondsOf(request.atMs)
  const lines = [request.method, request.path, timestamp, request.nonce, request.body]
  const attributes = {
    mchid: keys.mchid,
    nonce_str: request.nonce,
    signature: signatureOf(keys, lines),
    timestamp,
    serial_no: keys.serialNo,
  }
  const quoted = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`)
  return `WECHATPAY2-SHA256-RSA2048 ${quoted.join(',')}`
}

/**
 * What `wx.requestPayment` takes, signed with the key of the order (WeChat Pay 4012365341): the `prepay_id=`
 * prefix is signed too.
 */
export function signedPayment(
  keys: MerchantKeys,
  payment: { appid: string; prepayId: string; atMs: number; nonce: string },
): PaymentParameters {
  const timeStamp = secondsOf(payment.atMs)
  const prepayPackage = `prepay_id=${payment.prepayId}`
  const lines = [payment.appid, timeStamp, payment.nonce, prepayPackage]
  return {
    timeStamp,
    nonceStr: payment.nonce,
    package: prepayPackage,
    signType: 'RSA',
    paySign: signatureOf(keys, lines),
  }
}

function secondsOf(atMs: number): string {
  return String(Math.floor(atMs / 1000))
}
