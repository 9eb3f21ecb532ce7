import { randomDigits, randomId, randomNonce } from './ids'

test('ids are 22 characters that fit a mini-program code and never meet', () => {
  const ids = Array.from({ length: 2000 }, randomId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[0-9A-Za-z]{22}$/)
})

test('digits keep their zeros in front', () => {
  const numbers = Array.from({ length: 500 }, () => randomDigits(9))
  for (const number of numbers) expect(number).toMatch(/^\d{9}$/)
  expect(numbers.some(number => number.startsWith('0'))).toBe(true)
})

test('a nonce has at most the 32 characters WeChat Pay takes', () => {
  expect(randomNonce()).toMatch(/^[0-9a-f]{32}$/)
})
