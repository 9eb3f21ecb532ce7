import * as fc from 'fast-check'
import { sumBills } from './sum-bills'

const amount = fc.integer({ min: 0, max: 1_000_000 })
const bill = fc.record({
  mchid: fc.constantFrom('1900000109', '1900000110', '1900000111'),
  state: fc.constant('done' as const),
  payments: amount,
  paidFen: amount,
  refunds: amount,
  refundedFen: amount,
  differences: amount,
})

test('the brand is the sum of its merchant numbers, and each number that has a bill stands once', () => {
  fc.assert(
    fc.property(fc.array(bill, { maxLength: 40, size: 'max' }), bills => {
      const { brand, merchants } = sumBills(bills)
      for (const field of ['payments', 'paidFen', 'refunds', 'refundedFen', 'differences'] as const) {
        expect(brand[field]).toBe(merchants.reduce((total, each) => total + each[field], 0))
      }
      expect(merchants.map(({ mchid }) => mchid)).toEqual([...new Set(bills.map(each => each.mchid))].sort())
    }),
  )
})

test('a merchant number has its own bills only', () => {
  const day = {
    state: 'done' as const,
    payments: 1,
    paidFen: 100,
    refunds: 0,
    refundedFen: 0,
    differences: 0,
  }
  const { merchants } = sumBills([
    { ...day, mchid: '2' },
    { ...day, mchid: '1', paidFen: 30 },
    { ...day, mchid: '1', refunds: 1, refundedFen: 5 },
  ])
  expect(merchants).toEqual([
    { mchid: '1', payments: 2, paidFen: 130, refunds: 1, refundedFen: 5, differences: 0 },
    { mchid: '2', payments: 1, paidFen: 100, refunds: 0, refundedFen: 0, differences: 0 },
  ])
})
