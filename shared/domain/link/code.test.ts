import fc from 'fast-check'
import { isLinkCode, isScene, LINK_ALPHABET, linkCode, readLinkCode, readScene, sceneOf } from './code'

const code = fc
  .array(fc.constantFrom(...LINK_ALPHABET), { minLength: 6, maxLength: 8 })
  .map(list => list.join(''))
/** All that WeChat prints into a mini-program code. */
const ALLOWED = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$&'()*+,/:;=?@-._~"

test('LP-08: a code has no characters that people mistake for each other', () => {
  for (const letter of '0Oo1Iil') expect(LINK_ALPHABET).not.toContain(letter)
  expect(new Set(LINK_ALPHABET).size).toBe(LINK_ALPHABET.length)
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), bytes => {
      expect(isLinkCode(linkCode(bytes))).toBe(true)
    }),
  )
})

test('LP-08: every code comes back from its scene, encoded by WeChat or not', () => {
  fc.assert(
    fc.property(code, fc.stringMatching(/^[a-z]{1,30}$/), (given, brandId) => {
      const scene = sceneOf(given, brandId)
      expect(isScene(scene)).toBe(true)
      expect(readLinkCode(scene)).toBe(given)
      expect(readLinkCode(encodeURIComponent(scene))).toBe(given)
      expect(readLinkCode(given)).toBe(given)
    }),
  )
})

test('LP-08: any value of allowed characters but & and = comes back from a scene', () => {
  const value = fc
    .array(fc.constantFrom(...[...ALLOWED].filter(letter => letter !== '&' && letter !== '=')), {
      maxLength: 30,
    })
    .map(list => list.join(''))
  fc.assert(
    fc.property(value, text => {
      expect(isScene(`l=${text}`)).toBe(true)
      expect(readScene(encodeURIComponent(`l=${text}`))).toEqual({ l: text })
      expect(readScene(`l=${text}`)).toEqual({ l: text })
    }),
  )
})

test('a scene names the brand where there is room', () => {
  expect(sceneOf('Ab3kP9x', 'shanze')).toBe('l=Ab3kP9x&brand=shanze')
  expect(readScene('l=Ab3kP9x&brand=shanze')).toEqual({ l: 'Ab3kP9x', brand: 'shanze' })
  expect(sceneOf('Ab3kP9x', 'a-brand-of-a-very-long-name')).toBe('l=Ab3kP9x')
})

test.each(['', 'l=', 'l=short', 'l=Ab3kP9xTooLong', 'l=Ab3kP0x', '100%', 'x=Ab3kP9x', '山泽茶事'])(
  '%s holds no code',
  text => expect(readLinkCode(text)).toBeNull(),
)

test.each(['a%20b', '山', 'a b', 'x'.repeat(33)])('WeChat prints no %s into a code', text =>
  expect(isScene(text)).toBe(false),
)
