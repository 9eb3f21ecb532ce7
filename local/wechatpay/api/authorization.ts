import type { Platform } from '../platform'
import { WechatPayError } from '../refusal'
import { lines, signatureHolds } from '../signing/rsa'
import type { RawRequest } from './request'

const SCHEME = 'WECHATPAY2-SHA256-RSA2048 '
const CLOCK_TOLERANCE_S = 300
const ATTRIBUTES = ['mchid', 'nonce_str', 'signature', 'timestamp', 'serial_no'] as const

/**
 * The merchant who signed this very request (method, path with query as sent, time, nonce, body), or 401
 * SIGN_ERROR.
 */
export function signerOf(platform: Platform, request: RawRequest): string {
  const { mchid, nonce_str, signature, timestamp, serial_no } = attributesOf(
    request.headers.authorization ?? '',
  )
  const keys = platform.keys.merchants[mchid]
  if (!keys || !platform.merchants.has(mchid)) throw wrong('商户号不存在', { mchid })
  if (keys.serialNo !== serial_no) throw wrong('商户证书序列号有误', { serial_no })
  const skewS = Math.abs(Number(timestamp) - platform.clock.now() / 1000)
  if (!/^\d+$/.test(timestamp) || skewS > CLOCK_TOLERANCE_S)
    throw wrong('请求时间戳与微信支付的时间相差超过 5 分钟', { timestamp })
  const message = lines(request.method, request.path, timestamp, nonce_str, request.body)
  if (!signatureHolds(message, signature, keys.own.publicKeyPem))
    throw wrong('签名错误，请检查后再试', { sign_message_length: message.length, url: request.path })
  return mchid
}

const wrong = (message: string, detail: Record<string, unknown> = {}) =>
  new WechatPayError(401, 'SIGN_ERROR', message, { location: 'authorization', issue: message, ...detail })

type Attributes = Record<(typeof ATTRIBUTES)[number], string>

function attributesOf(header: string): Attributes {
  if (!header.startsWith(SCHEME)) throw wrong('Http 头 Authorization 认证类型不正确')
  const pairs = [...header.slice(SCHEME.length).matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [
    name,
    value,
  ])
  const attributes = Object.fromEntries(pairs) as Partial<Attributes>
  const missing = ATTRIBUTES.find(name => !attributes[name])
  if (missing) throw wrong(`Http 头 Authorization 缺少 ${missing}`)
  return attributes as Attributes
}
