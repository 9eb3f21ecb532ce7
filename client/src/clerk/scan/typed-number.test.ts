import { cardNumber } from '@shared/domain/codes/card-number'
import { shortNumber } from '@shared/domain/codes/short-number'
import { readTyped, spacedTyped } from './typed-number'

const number = shortNumber(0.48210937)
const card = cardNumber(0.62)

test.each([
  ['nothing yet', '', true, '还差 9 位'],
  ['a part of the number', number.slice(0, 7), true, '还差 2 位'],
  ['the number alone', number, true, '还差 4 位会变的数字'],
  ['the number and a part of its digits', `${number}04`, true, '还差 2 位会变的数字'],
  [
    'a number with a slip',
    number.replace(/.$/, last => String((Number(last) + 1) % 10)),
    true,
    '号码对不上，请再核对',
  ],
  ['the number and its digits', `${number}0428`, true, false],
  ['the number alone, where the brand allows it', number, false, false],
  ['the number and its digits, where the brand does not need them', `${number}0428`, false, false],
  ['the number of a card', card, true, false],
])('a clerk types %s', (_what, digits, needed, wrong) => {
  expect(readTyped(digits, needed)).toEqual({ number: wrong === false ? digits : null, wrong })
})

test('what was typed is read back in groups', () => {
  expect(spacedTyped('482109375')).toBe('4821 0937 5')
  expect(spacedTyped('4821093750428')).toBe('4821 0937 5 · 0428')
})
