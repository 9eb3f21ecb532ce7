import { personas } from './demo'
import { previewPhoneNumbers } from './preview-phone-numbers'

test('low 13: each id of the preview has a phone number of its own, however long it is', () => {
  const numberOf = previewPhoneNumbers()
  const ids = [
    ...personas.map(({ id }) => id),
    'setup-phone-0',
    'setup-phone-1',
    ...Array.from({ length: 20_000 }, (_, i) => `somebody-with-a-very-long-name-${'x'.repeat(80)}-${i}`),
  ]
  const numbers = ids.map(numberOf)
  expect(new Set(numbers).size).toBe(ids.length)
  expect(numbers.every(number => /^10\d{9}$/.test(number))).toBe(true)
  expect(ids.map(numberOf)).toEqual(numbers)
})
