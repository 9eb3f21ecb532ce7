import * as v from 'valibot'
import { jsonOf } from './asking'
import { decrypt, Encrypted } from './decrypting'
import { refundOf, transactionOf } from './statements'
import type { MerchantKeys, Notice, NoticeRefusal, NoticeResult } from './types'
import { type KeyBySerial, verifySignature } from './verifying'

const Envelope = v.looseObject({
  id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(64)),
  create_time: v.string(),
  event_type: v.string(),
  resource_type: v.literal('encrypt-resource'),
  resource: v.looseObject({ ...Encrypted.entries, original_type: v.optional(v.string()) }),
})

/**
 * A notice that WeChat Pay signed over exactly these bytes and encrypted for this merchant; or why it is not
 * believed. Verify first, decrypt after. Never throws. What it says is *not* compared with any order here.
 */
export async function readNotice(
  keys: MerchantKeys,
  nowMs: number,
  keyBySerial: KeyBySerial,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
): Promise<NoticeResult> {
  const verdict = await verifySignature(headers, body, nowMs, keyBySerial)
  if (!verdict.ok) return verdict
  const json = jsonOf(body)
  if (json === null) return refuse('not-json')
  const envelope = v.safeParse(Envelope, json)
  const createdAt = envelope.success ? Date.parse(envelope.output.create_time) : Number.NaN
  if (!envelope.success || Number.isNaN(createdAt)) return refuse('bad-envelope')

  const { id: noticeId, event_type: eventType, resource } = envelope.output
  const plain = decrypt(keys.apiV3Key, resource)
  if (!plain) return refuse('undecryptable')
  const content = jsonOf(plain)
  if (content === null) return refuse('bad-content')
  return noticeOf({ noticeId, eventType, createdAt }, content, keys.mchid)
}

type Heading = Pick<Notice, 'noticeId' | 'eventType' | 'createdAt'>

/** Kinds WeChat adds later are kept, not refused: refusing would make it repeat them for a day. */
function noticeOf(heading: Heading, content: unknown, ownMchid: string): NoticeResult {
  if (heading.eventType === 'TRANSACTION.SUCCESS') {
    const transaction = transactionOf(content)
    return transaction
      ? { ok: true, notice: { ...heading, kind: 'transaction', transaction } }
      : refuse('bad-content')
  }
  if (heading.eventType.startsWith('REFUND.')) {
    const refund = refundOf(content, ownMchid)
    return refund ? { ok: true, notice: { ...heading, kind: 'refund', refund } } : refuse('bad-content')
  }
  return { ok: true, notice: { ...heading, kind: 'other', body: content } }
}

function refuse(reason: NoticeRefusal): NoticeResult {
  return { ok: false, reason }
}
