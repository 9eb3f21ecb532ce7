import { rule } from './test-batch'
import { batchAloneFen, needsSecond, worstCostFen } from './worst-cost'

const percentage = (maxOffFen: number) => ({ kind: 'percentage', payPermille: 850, maxOffFen }) as const

describe('what a batch costs at worst', () => {
  test.each([
    ['every coupon used', [rule()], 100, 120_000],
    ['every use of a visit pass', [rule({ uses: 3 })], 100, 360_000],
    ['a discount up to its cap', [rule({ benefit: percentage(2000) })], 10, 20_000],
    ['a discount without a cap costs any amount', [rule({ benefit: percentage(0) })], 1, null],
    ['a pack costs all it holds', [rule(), rule({ uses: 2 })], 10, 36_000],
    ['a pack with one discount without a cap', [rule(), rule({ benefit: percentage(0) })], 1, null],
  ])('%s', (_case, rules, units, fen) => expect(worstCostFen(rules, units)).toBe(fen))

  test.each([
    [5_000_000, false],
    [5_000_001, true],
    [null, true],
  ])('%p fen need a second person: %p', (fen, isNeeded) =>
    expect(needsSecond(fen, batchAloneFen({}))).toBe(isNeeded),
  )

  test('a brand may set another limit', () => expect(batchAloneFen({ batchAloneFen: 100 })).toBe(100))
})
