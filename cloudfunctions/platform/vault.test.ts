import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { codeMac, handleOf, idOfHandle, open, permitMark, phoneMark, sameMark, seal } from './vault'

const KEY = Buffer.alloc(32, 7)
beforeEach(() => {
  process.env.HUIYUAN_SEAL_KEY = KEY.toString('base64')
})

describe('a sealed secret', () => {
  test('opens for its owner, twice sealed never looks the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (secret, owner) => {
        const sealed = seal(secret, owner)
        expect(open(sealed, owner)).toBe(secret)
        expect(seal(secret, owner)).not.toBe(sealed)
      }),
    )
  })

  test('made elsewhere by the written format opens here', () => {
    const key = Buffer.from(hkdfSync('sha256', KEY, '', 'huiyuan/seal', 32))
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from('1900000109'))
    const parts = [nonce, cipher.update('密钥'), cipher.final(), cipher.getAuthTag()]
    expect(open(`v1.${Buffer.concat(parts).toString('base64url')}`, '1900000109')).toBe('密钥')
  })

  const sealed = () => seal('secret', '1900000109')
  test.each([
    ['for another owner', () => open(sealed(), '1900000110')],
    ['cut short', () => open(sealed().slice(0, -2), '1900000109')],
    ['shorter than a nonce and a tag', () => open('v1.AAAA', '1900000109')],
    ['in another format', () => open(sealed().replace('v1.', 'v2.'), '1900000109')],
    [
      'under another key',
      () => {
        const text = sealed()
        process.env.HUIYUAN_SEAL_KEY = Buffer.alloc(32, 8).toString('base64')
        return open(text, '1900000109')
      },
    ],
  ])('does not open %s', (_case, opened) => {
    expect(opened()).toBeNull()
  })

  test.each([undefined, '', 'c2hvcnQ=', Buffer.alloc(33).toString('base64')])(
    'key %p is a broken deployment',
    key => {
      if (key === undefined) delete process.env.HUIYUAN_SEAL_KEY
      else process.env.HUIYUAN_SEAL_KEY = key
      expect(() => seal('secret', 'owner')).toThrow(/HUIYUAN_SEAL_KEY/)
    },
  )
})

describe('marks', () => {
  test('of different purposes, brands and numbers differ; of the same are the same', () => {
    const phone = '+8613800000000'
    const marks = [
      Buffer.from(codeMac('x')).toString('base64url'),
      permitMark('x'),
      phoneMark('x', phone),
      phoneMark('y', phone),
      phoneMark('x', '+8613800000001'),
    ]
    expect(new Set(marks).size).toBe(marks.length)
    expect(marks.join()).not.toContain('138')
    expect(sameMark(permitMark('x'), permitMark('x'))).toBe(true)
    expect(sameMark(permitMark('x'), permitMark('y'))).toBe(false)
    expect(sameMark(permitMark('x'), '')).toBe(false)
  })
})

describe('the handle of an id', () => {
  test('is the same each time, opens for its brand alone, and shows nothing of the id', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (id, brandId) => {
        const handle = handleOf(id, brandId)
        expect(handleOf(id, brandId)).toBe(handle)
        expect(handle).toMatch(/^[\w-]+$/)
        expect(idOfHandle(handle, brandId)).toBe(id)
        expect(idOfHandle(handle, `${brandId}x`)).toBeNull()
      }),
    )
  })

  test.each(['', 'A', 'A'.repeat(80), 'shanze:oTest'])('%j is none', text => {
    expect(idOfHandle(text, 'shanze')).toBeNull()
  })
})
