import type { KeyRing } from '../keys/key-ring'
import { signText } from '../signing/rsa'
import { type NamedKey, signedHeaders } from '../signing/signed-headers'

/** What can be wrong with one delivery of a notice. */
export const NOTICE_FLAWS = [
  'none',
  'forged',
  'probe',
  'stale',
  'wrong-key',
  'unknown-serial',
  'reserialised',
] as const
export type NoticeFlaw = (typeof NOTICE_FLAWS)[number]

const STALE_BY_MS = 10 * 60_000

export interface Envelope {
  headers: Record<string, string>
  body: Buffer
}

/**
 * Signs an envelope, flawed as asked. (A wrong APIv3 key is put in before, when the content is encrypted.)
 */
export function signEnvelope(
  body: Buffer,
  key: NamedKey,
  ring: KeyRing,
  atMs: number,
  flaw: NoticeFlaw,
): Envelope {
  const outsiderKey = ring.outsider.privateKeyPem
  switch (flaw) {
    case 'forged':
      return { body, headers: signedHeaders(body, { ...key, privateKeyPem: outsiderKey }, atMs) }
    case 'unknown-serial':
      return {
        body,
        headers: signedHeaders(
          body,
          { serial: 'PUB_KEY_ID_0000000000000000', privateKeyPem: outsiderKey },
          atMs,
        ),
      }
    case 'stale':
      return { body, headers: signedHeaders(body, key, atMs - STALE_BY_MS) }
    case 'probe':
      return {
        body,
        headers: { ...signedHeaders(body, key, atMs), 'Wechatpay-Signature': probeSignature(outsiderKey) },
      }
    case 'reserialised':
      return { body: reserialised(body), headers: signedHeaders(body, key, atMs) }
    default:
      return { body, headers: signedHeaders(body, key, atMs) }
  }
}

/** WeChat Pay tests now and then whether signatures are checked at all. */
const probeSignature = (outsiderKeyPem: string) => `WECHATPAY/SIGNTEST/${signText('probe', outsiderKeyPem)}`

/** The same JSON in other bytes, as a proxy or a framework leaves it. */
const reserialised = (body: Buffer) => Buffer.from(JSON.stringify(JSON.parse(body.toString('utf8')), null, 2))
