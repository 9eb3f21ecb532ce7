import { generateKeyPairSync } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DAY_MS } from '../beijing-time'
import { randomDigits, randomHex, randomWord } from '../random-id'
import { certificatePem } from './certificate'

/** WeChat Pay's own length. */
const KEY_BITS = 2048

/** An RSA pair, PKCS#8 and SPKI. */
interface KeyPair {
  privateKeyPem: string
  publicKeyPem: string
}

export interface MerchantKeys {
  /** The merchant's own API key and the serial of its certificate. */
  serialNo: string
  own: KeyPair
  /** 32 ASCII characters. */
  apiV3Key: string
  /** WeChat Pay's key for this merchant in public-key mode. */
  publicKeyId: string
  wechatPay: KeyPair
}

/** WeChat Pay's certificate of the older mode; the same for all merchants. */
interface PlatformCertificate {
  serialNo: string
  pem: string
  validFrom: number
  validTo: number
  keys: KeyPair
}

export interface KeyRing {
  merchants: Record<string, MerchantKeys>
  platform: PlatformCertificate
  /** A key that is not WeChat Pay's: what a forger signs with. */
  outsider: KeyPair
}

/**
 * Makes what is missing and keeps it: the same directory gives the same keys for ever. Without a directory
 * they last one run.
 */
export function openKeyRing(
  mchids: string[],
  now: number,
  directory?: string,
  bits: number = KEY_BITS,
): KeyRing {
  const file = directory === undefined ? undefined : path.join(directory, 'keys.json')
  const stored = file && existsSync(file) ? read(file) : undefined
  const missing = mchids.filter(mchid => !stored?.merchants[mchid])
  if (stored && missing.length === 0) return stored
  const made = Object.fromEntries(missing.map(mchid => [mchid, merchantKeys(bits)]))
  const ring: KeyRing = {
    merchants: { ...stored?.merchants, ...made },
    platform: stored?.platform ?? platformCertificate(now, bits),
    outsider: stored?.outsider ?? keyPair(bits),
  }
  if (!file) return ring
  return keep(file, ring, stored !== undefined)
}

function read(file: string): KeyRing {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as KeyRing
  } catch {
    throw new Error(`${file} is empty or cut off`)
  }
}

/**
 * Whole or not at all. Where two processes make the first keys at once, both go on with those of the one that
 * came first.
 */
function keep(file: string, ring: KeyRing, replace: boolean): KeyRing {
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(ring, null, 2), { mode: 0o600, flush: true })
  if (replace) {
    renameSync(draft, file)
    return ring
  }
  try {
    linkSync(draft, file)
    return ring
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return read(file)
  } finally {
    unlinkSync(draft)
  }
}

function keyPair(bits: number): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: bits,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  return { privateKeyPem: privateKey, publicKeyPem: publicKey }
}

function merchantKeys(bits: number): MerchantKeys {
  return {
    serialNo: serialNumber(),
    own: keyPair(bits),
    apiV3Key: randomWord(32),
    publicKeyId: `PUB_KEY_ID_${randomDigits(34)}`,
    wechatPay: keyPair(bits),
  }
}

function platformCertificate(now: number, bits: number): PlatformCertificate {
  const keys = keyPair(bits)
  const serialNo = serialNumber()
  const validFrom = now - DAY_MS
  const validTo = validFrom + 5 * 365 * DAY_MS
  const pem = certificatePem({
    serialNo,
    privateKeyPem: keys.privateKeyPem,
    organisation: 'Local simulator',
    commonName: 'WeChat Pay platform (simulated)',
    validFrom,
    validTo,
  })
  return { serialNo, pem, validFrom, validTo, keys }
}

/** 20 bytes in upper-case hex, positive and without a leading zero byte, as certificate serials are. */
const serialNumber = () => `5${randomHex(20).slice(1)}`.toUpperCase()
