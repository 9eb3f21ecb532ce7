import { beijingTime } from '../beijing-time'
import type { KeyRing, MerchantKeys } from '../keys/key-ring'
import { randomWord } from '../random-id'
import { encrypt } from '../signing/aead'
import type { NamedKey } from '../signing/signed-headers'
import { type Envelope, type NoticeFlaw, signEnvelope } from './flaws'
import type { NoticeKind } from './notice'

/** With which of its two keys WeChat Pay signs towards a merchant. During a migration it may be either. */
export type SigningMode = 'public-key' | 'certificate'

export interface Composition {
  id: string
  createdAt: number
  kind: NoticeKind
  eventType: string
  content: Record<string, unknown>
}

const ORIGINAL_TYPE: Record<NoticeKind, string> = { payment: 'transaction', refund: 'refund' }
const SUMMARY: Record<string, string> = {
  'TRANSACTION.SUCCESS': '支付成功',
  'REFUND.SUCCESS': '退款成功',
  'REFUND.ABNORMAL': '退款异常',
  'REFUND.CLOSED': '退款关闭',
}

/**
 * The notice as it goes over the line: encrypted for this merchant, then signed over exactly these bytes at
 * this time.
 */
export function compose(
  notice: Composition,
  merchant: MerchantKeys,
  ring: KeyRing,
  sending: { atMs: number; mode: SigningMode; flaw: NoticeFlaw },
): Envelope {
  const originalType = ORIGINAL_TYPE[notice.kind]
  const apiV3Key = sending.flaw === 'wrong-key' ? randomWord(32) : merchant.apiV3Key
  const resource = encrypt(JSON.stringify(notice.content), apiV3Key, originalType)
  const body = Buffer.from(
    JSON.stringify({
      id: notice.id,
      create_time: beijingTime(notice.createdAt),
      resource_type: 'encrypt-resource',
      event_type: notice.eventType,
      summary: SUMMARY[notice.eventType] ?? notice.eventType,
      resource: { original_type: originalType, ...resource },
    }),
  )
  const { headers, body: sent } = signEnvelope(
    body,
    signingKey(merchant, ring, sending.mode),
    ring,
    sending.atMs,
    sending.flaw,
  )
  return {
    body: sent,
    headers: { 'Content-Type': 'application/json', Accept: '*/*', 'User-Agent': 'Mozilla/4.0', ...headers },
  }
}

export function signingKey(merchant: MerchantKeys, ring: KeyRing, mode: SigningMode): NamedKey {
  return mode === 'public-key'
    ? { serial: merchant.publicKeyId, privateKeyPem: merchant.wechatPay.privateKeyPem }
    : { serial: ring.platform.serialNo, privateKeyPem: ring.platform.keys.privateKeyPem }
}
