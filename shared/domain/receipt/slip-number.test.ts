import fc from 'fast-check'
import { foldSlipNumber, numberOfDay } from './slip-number'

test.each([
  ['a0031', 'A31'],
  ['A31', 'A31'],
  ['0031', '31'],
  ['1001', '1001'],
  ['00', '0'],
  ['2026-0001-0005', '2026-1-5'],
  ['20261122@0031', '20261122@31'],
])('C11: the slip number %s is kept as %s', (printed, kept) => expect(foldSlipNumber(printed)).toBe(kept))

test('C11: folding a slip number twice changes nothing, and small letters and zeros in front never matter', () => {
  const part = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/)
  fc.assert(
    fc.property(
      part,
      fc.integer({ min: 0, max: 99_999 }),
      fc.integer({ min: 0, max: 4 }),
      (text, n, zeros) => {
        const once = foldSlipNumber(text)
        expect(foldSlipNumber(once)).toBe(once)
        const letters = text.replace(/\d/g, '-')
        expect(foldSlipNumber(`${letters.toLowerCase()}${'0'.repeat(zeros)}${n}`)).toBe(
          foldSlipNumber(`${letters.toUpperCase()}${n}`),
        )
      },
    ),
  )
})

test('a number that is used every day is told apart by its day, and never looks like a typed one', () => {
  expect(numberOfDay('0031', '2026-11-22')).toBe('20261122@0031')
})
