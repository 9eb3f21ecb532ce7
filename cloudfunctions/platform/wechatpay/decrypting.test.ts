import fc from 'fast-check'
import { decrypt } from './decrypting'
import { encrypted, keys } from './testing/platform'

const sealed = encrypted('{"total":12800}') as Parameters<typeof decrypt>[1]
const opened = (change: Partial<typeof sealed>, key = keys.apiV3Key) =>
  decrypt(key, { ...sealed, ...change })?.toString() ?? null

describe('an encrypted resource', () => {
  test('sealed by another library opens', () => {
    expect(opened({})).toBe('{"total":12800}')
  })

  test('without associated data opens too', () => {
    const bare = encrypted('x', { aad: '' })
    expect(opened({ ...bare, associated_data: null } as typeof sealed)).toBe('x')
  })

  test.each([
    ['another key', {}, 'another-32-byte-key-of-this-case'],
    ['a key of 16 bytes, as in a public sample', {}, 'sixteen-byte-key'],
    ['a key of 33 bytes', {}, `${keys.apiV3Key}x`],
    ['another nonce', { nonce: 'fdasflkja485' }],
    ['a nonce of 11 bytes', { nonce: 'fdasflkja48' }],
    ['other associated data', { associated_data: 'refund' }],
    ['ciphertext with a blank', { ciphertext: ` ${sealed.ciphertext}` }],
    ['ciphertext with a line feed', { ciphertext: `${sealed.ciphertext}\n` }],
    ['ciphertext in the URL alphabet', { ciphertext: sealed.ciphertext.replace(/[+/A]/g, '-') }],
    ['ciphertext without its padding', { ciphertext: sealed.ciphertext.replace(/=+$/, '') }],
    ['no ciphertext', { ciphertext: '' }],
    ['less than a tag', { ciphertext: Buffer.alloc(15).toString('base64') }],
  ])('%s is refused', (_case, change, key = keys.apiV3Key) => {
    expect(opened(change, key)).toBeNull()
  })

  test('any one changed byte is refused', () => {
    const bytes = Buffer.from(sealed.ciphertext, 'base64')
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, flip) => {
        const changed = Buffer.from(bytes)
        changed[place] = (changed[place] ?? 0) ^ flip
        return opened({ ciphertext: changed.toString('base64') }) === null
      }),
    )
  })
})
