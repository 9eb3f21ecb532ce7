import fc from 'fast-check'
import { inputHashOf, orderNumberOf } from './order-number'

const word = fc.stringMatching(/^[\w-]{1,64}$/)

test('the number of a command is always the same, and fits WeChat Pay', () => {
  fc.assert(
    fc.property(word, word, (member, command) => {
      expect(orderNumberOf(member, command)).toBe(orderNumberOf(member, command))
      expect(orderNumberOf(member, command)).toMatch(/^[0-9A-F]{32}$/)
    }),
  )
})

test('two people, or two commands, never share a number', () => {
  fc.assert(
    fc.property(word, word, word, word, (m1, c1, m2, c2) => {
      fc.pre(m1 !== m2 || c1 !== c2)
      expect(orderNumberOf(m1, c1)).not.toBe(orderNumberOf(m2, c2))
    }),
  )
})

test('the hash of an input tells inputs apart', () => {
  expect(inputHashOf(['s', { by: 'amount', amountFen: 100 }])).not.toBe(
    inputHashOf(['s', { by: 'amount', amountFen: 1000 }]),
  )
})
