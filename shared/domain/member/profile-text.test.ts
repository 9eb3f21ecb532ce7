import * as fc from 'fast-check'
import { LIMITS } from '../limits'
import { initialOf, profileText } from './profile-text'

describe('PM-03: what a member writes of themselves', () => {
  test.each([
    ['a name', 'name', '林青', '林青'],
    ['an emoji', 'name', '阿青🍵', '阿青🍵'],
    ['a family of emoji, joined', 'name', '👨‍👩‍👧', '👨‍👩‍👧'],
    ['blanks around it and within', 'name', '  欧阳 \u3000 修文 ', '欧阳 修文'],
    ['letters with marks, composed', 'name', 'Zoe\u0301', 'Zoé'],
    ['an address over two lines', 'address', '云栖路 6 号\n2 幢 301', '云栖路 6 号 2 幢 301'],
  ] as const)('%s is kept', (_case, field, written, text) =>
    expect(profileText(field, written)).toEqual({ ok: true, text }),
  )

  test.each([
    ['nothing', '', 'empty'],
    ['blanks alone', ' \u3000\n', 'empty'],
    ['a control character', '林\u0007青', 'unprintable'],
    ['a mark that turns the text around', '林\u202e青', 'unprintable'],
    ['a character without width', '林\u200b青', 'unprintable'],
    ['one character too many', '青'.repeat(LIMITS.nameLength + 1), 'long'],
  ] as const)('%s is refused', (_case, written, reason) =>
    expect(profileText('name', written)).toEqual({ ok: false, reason }),
  )

  test('length is counted in characters: twenty emoji are twenty, a hundred are an address', () => {
    expect(profileText('name', '🍵'.repeat(LIMITS.nameLength)).ok).toBe(true)
    expect(profileText('name', '🍵'.repeat(LIMITS.nameLength + 1)).ok).toBe(false)
    expect(profileText('address', '🍵'.repeat(LIMITS.addressLength)).ok).toBe(true)
    expect(profileText('address', '🍵'.repeat(LIMITS.addressLength + 1)).ok).toBe(false)
  })

  test('what is kept is kept as it is when it is saved again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), written => {
        const once = profileText('name', written)
        if (once.ok) expect(profileText('name', once.text)).toEqual(once)
      }),
    )
  })

  test.each([
    ['林青', '林'],
    ['𠮷田', '𠮷'],
    ['🍵青', '🍵'],
    ['', ''],
  ])('of %j staff are shown %j', (name, initial) => expect(initialOf(name)).toBe(initial))
})
