import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import * as v from 'valibot'
import { jsonOf, send } from './asking'
import { decrypt, Encrypted } from './decrypting'
import type { MerchantKeys } from './types'
import { type KeyBySerial, verifySignature } from './verifying'

/** An unknown serial makes us fetch the list, but a forger must not make us fetch it all the time. */
const SHORTEST_REFRESH_MS = 60_000
const CERTIFICATE_SERIAL = /^[0-9A-Fa-f]{8,64}$/

const CertificateList = v.looseObject({
  data: v.array(v.looseObject({ serial_no: v.string(), encrypt_certificate: Encrypted })),
})

interface PlatformCertificate {
  key: KeyObject
  validFrom: number
  validTo: number
}

/**
 * The keys by which WeChat Pay signs: its public key by id and its platform certificates by serial, both at
 * once.
 */
export interface KeyRing {
  /**
   * The key this serial names. An unknown certificate makes us fetch the list, once a minute at most; then it
   * is null.
   */
  find: KeyBySerial
}

type Certificates = ReadonlyMap<string, PlatformCertificate>

export function keyRing(keys: MerchantKeys, now: () => number): KeyRing {
  const publicKey = keys.publicKey && { id: keys.publicKey.id, key: createPublicKey(keys.publicKey.pem) }
  let certificates: Certificates = new Map()
  let lastFetchAt = Number.NEGATIVE_INFINITY
  let fetching: Promise<void> | null = null

  const known = (serial: string, among: Certificates): KeyObject | null => {
    if (publicKey && serial === publicKey.id) return publicKey.key
    const certificate = among.get(serial.toUpperCase())
    if (!certificate || now() < certificate.validFrom || now() >= certificate.validTo) return null
    return certificate.key
  }

  const fetchList = async () => {
    const answer = await send({ keys, now }, { method: 'GET', path: '/v3/certificates' })
    if (answer?.status !== 200) return
    // The list may be signed by a certificate that is only in the list itself; it opens with our APIv3 key
    // alone.
    const opened = new Map([...certificates, ...certificatesIn(jsonOf(answer.body), keys.apiV3Key)])
    const verdict = await verifySignature(answer.headers, answer.body, now(), async serial =>
      known(serial, opened),
    )
    if (verdict.ok) certificates = opened
  }

  return {
    async find(serial) {
      const key = known(serial, certificates)
      if (key || !CERTIFICATE_SERIAL.test(serial)) return key
      if (!fetching && Math.abs(now() - lastFetchAt) >= SHORTEST_REFRESH_MS) {
        lastFetchAt = now()
        fetching = fetchList().finally(() => {
          fetching = null
        })
      }
      await fetching
      return known(serial, certificates)
    },
  }
}

function certificatesIn(list: unknown, apiV3Key: string): [string, PlatformCertificate][] {
  const parsed = v.safeParse(CertificateList, list)
  if (!parsed.success) return []
  return parsed.output.data.flatMap(({ serial_no, encrypt_certificate }): [string, PlatformCertificate][] => {
    const pem = decrypt(apiV3Key, encrypt_certificate)
    const certificate = pem && certificateOf(pem)
    if (!certificate || certificate.serialNumber.toUpperCase() !== serial_no.toUpperCase()) return []
    const validFrom = Date.parse(certificate.validFrom)
    const validTo = Date.parse(certificate.validTo)
    return [[serial_no.toUpperCase(), { key: certificate.publicKey, validFrom, validTo }]]
  })
}

function certificateOf(pem: Buffer): X509Certificate | null {
  try {
    return new X509Certificate(pem)
  } catch {
    return null
  }
}
