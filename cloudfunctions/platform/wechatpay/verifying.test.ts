import fc from 'fast-check'
import { byPublicKey, certificateSigner, NOW, PUBLIC_KEY_ID, signedHeaders } from './testing/platform'
import { type Headers, verifySignature } from './verifying'

const body = '{"id":"EV-1", "summary":"支付成功"}'
const genuine = signedHeaders(body)
const verdict = async (headers: Headers, text: string | Buffer = body, nowMs = NOW) => {
  const result = await verifySignature(headers, Buffer.from(text), nowMs, async serial =>
    serial === PUBLIC_KEY_ID ? byPublicKey.publicKey : null,
  )
  return result.ok ? 'genuine' : result.reason
}

describe('a signature', () => {
  test('low 3: does not hold when a line break moves the border between nonce and body', async () => {
    const nonce = String(genuine['wechatpay-nonce'])
    const moved = signedHeaders('{"a":1}\n{"b":2}')
    const headers = { ...moved, 'wechatpay-nonce': `${moved['wechatpay-nonce']}\n{"a":1}` }
    expect(await verdict(headers, '{"b":2}')).toBe('bad-signature')
    for (const wrong of [`${nonce} `, `${nonce}\r`, 'n'.repeat(65), '随机'])
      expect(await verdict({ ...genuine, 'wechatpay-nonce': wrong })).toBe('bad-signature')
  })

  test('made by another library over the same bytes holds', async () => {
    expect(await verdict(genuine)).toBe('genuine')
  })

  test('over an empty body (204) holds', async () => {
    expect(await verdict(signedHeaders(''), '')).toBe('genuine')
  })

  test.each(['timestamp', 'nonce', 'signature', 'serial'])('without its %s counts as forged', async name => {
    const { [`wechatpay-${name}`]: _gone, ...rest } = genuine
    expect(await verdict(rest)).toBe('missing-headers')
    expect(await verdict({ ...genuine, [`wechatpay-${name}`]: '' })).toBe('missing-headers')
  })

  test.each([
    ['300 s old', NOW + 300_000, 'genuine'],
    ['301 s old', NOW + 301_000, 'stale'],
    ['300 s early', NOW - 300_000, 'genuine'],
    ['301 s early', NOW - 301_000, 'stale'],
  ])('%s is %s', async (_age, nowMs, expected) => {
    expect(await verdict(genuine, body, nowMs)).toBe(expected)
  })

  test.each([
    ['re-serialised', JSON.stringify(JSON.parse(body))],
    ['ended by a line feed', `${body}\n`],
    ['given a byte order mark', `\ufeff${body}`],
  ])('does not hold for a body %s', async (_change, text) => {
    expect(await verdict(genuine, text)).toBe('bad-signature')
  })

  test.each([
    ['the time within the window', { 'wechatpay-timestamp': String(NOW / 1000 + 1) }, 'bad-signature'],
    ['the time to words', { 'wechatpay-timestamp': '0x6921a2c0' }, 'stale'],
    ['the nonce', { 'wechatpay-nonce': 'c5ac7061fccab6bf3e254dcf98995b8d' }, 'bad-signature'],
    ['the serial to one unknown', { 'wechatpay-serial': `${PUBLIC_KEY_ID}2` }, 'unknown-serial'],
    [
      'the scheme to that of brands',
      { 'wechatpay-signature-type': 'WECHATPAY-BRAND-SHA256-RSA2048' },
      'bad-signature',
    ],
    [
      'the signature to the probe',
      { 'wechatpay-signature': `WECHATPAY/SIGNTEST/${genuine['wechatpay-signature']}` },
      'bad-signature',
    ],
    [
      'the signature by a line feed',
      { 'wechatpay-signature': `${genuine['wechatpay-signature']}\n` },
      'bad-signature',
    ],
    ['the signature to nothing like Base64', { 'wechatpay-signature': '签名' }, 'bad-signature'],
  ])('does not hold after changing %s', async (_change, change, expected) => {
    expect(await verdict({ ...genuine, ...change })).toBe(expected)
  })

  test('by another key under the right serial does not hold', async () => {
    const signer = { serial: PUBLIC_KEY_ID, key: certificateSigner.key }
    expect(await verdict(signedHeaders(body, { signer }))).toBe('bad-signature')
  })

  test('does not hold when any one byte of the body or of the signature is changed', async () => {
    const bytes = Buffer.from(body)
    const signature = Buffer.from(genuine['wechatpay-signature'] ?? '', 'base64')
    const flipped = (source: Buffer, place: number, flip: number) => {
      const changed = Buffer.from(source)
      changed[place % changed.length] = (changed[place % changed.length] ?? 0) ^ flip
      return changed
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(10_000), fc.integer({ min: 1, max: 255 }), async (place, flip) => {
        expect(await verdict(genuine, flipped(bytes, place, flip))).toBe('bad-signature')
        const forged = flipped(signature, place, flip).toString('base64')
        expect(await verdict({ ...genuine, 'wechatpay-signature': forged })).toBe('bad-signature')
      }),
    )
  })

  test('never throws, whatever the headers say', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 })
    await fc.assert(
      fc.asyncProperty(text, text, text, text, async (timestamp, nonce, signature, serial) => {
        const headers = {
          'wechatpay-timestamp': timestamp,
          'wechatpay-nonce': nonce,
          'wechatpay-signature': signature,
          'wechatpay-serial': serial,
        }
        expect(await verdict(headers)).not.toBe('genuine')
      }),
    )
  })
})
