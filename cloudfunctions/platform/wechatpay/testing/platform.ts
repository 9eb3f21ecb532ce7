import { generateKeyPairSync } from 'node:crypto'
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin'
import type { MerchantKeys } from '../types'
import { certificate } from './certificate'

/** The moment of these tests. */
export const NOW = Date.parse('2026-11-22T10:24:00+08:00')
export const PUBLIC_KEY_ID = 'PUB_KEY_ID_0119000001092026112200000000001'
const SERIAL = '5157F09EFDC096DE15EBE81A47057A7232F1B8E1'
const YEAR_MS = 365 * 86_400_000

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
/** WeChat Pay's two kinds of key, and the merchant's own. */
export const byPublicKey = pair()
const byCertificate = pair()
export const ofMerchant = pair()

export const keys: MerchantKeys = {
  mchid: '1900000109',
  serialNo: '3775B6A45ACD588826D15E583A95F5DD00000001',
  privateKey: ofMerchant.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  apiV3Key: 'the-32-byte-key-of-the-test-case',
  publicKey: {
    id: PUBLIC_KEY_ID,
    pem: byPublicKey.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  },
}

export interface Signer {
  serial: string
  key: typeof byPublicKey.privateKey
}
export const publicKeySigner: Signer = { serial: PUBLIC_KEY_ID, key: byPublicKey.privateKey }
export const certificateSigner: Signer = { serial: SERIAL, key: byCertificate.privateKey }

/** The headers WeChat Pay sends with a body, signed by a library that is not ours. */
export function signedHeaders(
  body: string,
  { signer = publicKeySigner, atMs = NOW, nonce = 'c5ac7061fccab6bf3e254dcf98995b8c' } = {},
): Record<string, string> {
  const timestamp = String(Math.floor(atMs / 1000))
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': signer.serial,
    'wechatpay-signature': Rsa.sign(Formatter.response(timestamp, nonce, body), signer.key),
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
  }
}

/** An encrypted resource, sealed by a library that is not ours. */
export function encrypted(plain: unknown, { key = keys.apiV3Key, aad = 'transaction' } = {}) {
  const nonce = 'fdasflkja484'
  const text = typeof plain === 'string' ? plain : JSON.stringify(plain)
  const ciphertext = Aes.AesGcm.encrypt(text, key, nonce, aad)
  return { algorithm: 'AEAD_AES_256_GCM', ciphertext, nonce, associated_data: aad }
}

/** The certificate list as WeChat Pay answers it. */
export function certificateList({ validTo = NOW + 5 * YEAR_MS, serial = SERIAL, key = keys.apiV3Key } = {}) {
  const pem = certificate({ ...byCertificate, serial: SERIAL, validFrom: NOW - YEAR_MS, validTo })
  return { data: [{ serial_no: serial, encrypt_certificate: encrypted(pem, { key, aad: 'certificate' }) }] }
}

export const paidOnTheWire = {
  mchid: keys.mchid,
  appid: 'wx5a0c1f2e3d4b6a78',
  out_trade_no: 'T20261122000001',
  transaction_id: '4200002026112200000000000001',
  trade_type: 'JSAPI',
  trade_state: 'SUCCESS',
  trade_state_desc: '支付成功',
  bank_type: 'OTHERS',
  attach: '',
  success_time: '2026-11-22T10:23:58+08:00',
  payer: { openid: 'oTestPayer0000000000000000001' },
  amount: { total: 12800, payer_total: 11800, currency: 'CNY', payer_currency: 'CNY' },
  promotion_detail: [{ coupon_id: '1', amount: 1000, scope: 'GLOBAL', type: 'CASH', stock_id: 's1' }],
}

/** A notice as sent: the raw body and its headers. */
export function notice(
  plain: unknown = paidOnTheWire,
  { eventType = 'TRANSACTION.SUCCESS', key = keys.apiV3Key, envelope = {}, ...signing } = {} as {
    eventType?: string
    key?: string
    envelope?: object
    signer?: Signer
    atMs?: number
  },
) {
  const body = JSON.stringify({
    id: 'EV-2026112210240001',
    create_time: '2026-11-22T10:24:00+08:00',
    resource_type: 'encrypt-resource',
    event_type: eventType,
    summary: '支付成功',
    resource: { ...encrypted(plain, { key }), original_type: 'transaction' },
    ...envelope,
  })
  return { body, headers: signedHeaders(body, signing) }
}
