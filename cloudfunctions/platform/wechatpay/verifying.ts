import { type KeyObject, verify } from 'node:crypto'
import { strictBase64 } from './base64'

/** Clocks may differ by this much in either direction before an answer or a notice counts as stale. */
const LONGEST_SKEW_S = 300
/**
 * A line break in it would move the border between nonce and body; HTTP carries none, a call of the function
 * may.
 */
const NONCE = /^[\x21-\x7e]{1,64}$/
const SIGNATURE_TYPE = 'WECHATPAY2-SHA256-RSA2048'

type SignatureRefusal = 'missing-headers' | 'stale' | 'unknown-serial' | 'bad-signature'
export type SignatureResult = { ok: true } | { ok: false; reason: SignatureRefusal }

/** Header names in lower case. */
export type Headers = Readonly<Record<string, string | undefined>>

/** Finds the key that a `Wechatpay-Serial` names. */
export type KeyBySerial = (serial: string) => Promise<KeyObject | null>

/**
 * Whether WeChat Pay signed exactly these bytes within the last five minutes. Never throws.
 * The probe (`WECHATPAY/SIGNTEST/…`) is not Base64 of a signature and so simply a bad signature.
 */
export async function verifySignature(
  headers: Headers,
  body: Buffer,
  nowMs: number,
  keyBySerial: KeyBySerial,
): Promise<SignatureResult> {
  const timestamp = headers['wechatpay-timestamp']
  const nonce = headers['wechatpay-nonce']
  const signature = headers['wechatpay-signature']
  const serial = headers['wechatpay-serial']
  if (!timestamp || !nonce || !signature || !serial) return refuse('missing-headers')
  if (!NONCE.test(nonce)) return refuse('bad-signature')
  if (!isFresh(timestamp, nowMs)) return refuse('stale')

  const signatureType = headers['wechatpay-signature-type'] ?? SIGNATURE_TYPE
  const bytes = strictBase64(signature)
  if (signatureType !== SIGNATURE_TYPE || !bytes) return refuse('bad-signature')

  const key = await keyBySerial(serial)
  if (!key) return refuse('unknown-serial')
  const signed = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')])
  return verify('sha256', signed, key, bytes) ? { ok: true } : refuse('bad-signature')
}

function isFresh(timestamp: string, nowMs: number): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false
  return Math.abs(Number(timestamp) - Math.floor(nowMs / 1000)) <= LONGEST_SKEW_S
}

function refuse(reason: SignatureRefusal): SignatureResult {
  return { ok: false, reason }
}
