import { randomWord } from '../random-id'
import { lines, signText } from './rsa'

/** A WeChat Pay key and the name under which the other side knows it. */
export interface NamedKey {
  serial: string
  privateKeyPem: string
}

/** What WeChat Pay puts on an answer or a notice to prove these very bytes at this time. */
export function signedHeaders(body: Buffer, key: NamedKey, atMs: number): Record<string, string> {
  const timestamp = String(Math.floor(atMs / 1000))
  const nonce = randomWord(32)
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Signature': signText(lines(timestamp, nonce, body), key.privateKeyPem),
    'Wechatpay-Serial': key.serial,
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  }
}
