import fc from 'fast-check'
import { amount, couponAmount, delta, integer, shortYuan, yuan } from './display'
import { mulDivCeil, mulDivFloor } from './exact'
import { parseYuan } from './parse'

describe('money as people read it', () => {
  test.each([
    [6800, '¥68.00'],
    [164200, '¥1,642.00'],
    [5, '¥0.05'],
    [0, '¥0.00'],
    [-2900, '−¥29.00'],
    [123456789, '¥1,234,567.89'],
  ])('an amount of %i fen is %s', (fen, text) => expect(amount(fen)).toBe(text))

  test.each([
    [1200, '¥12'],
    [990, '¥9.9'],
    [53, '¥0.53'],
    [100000, '¥1,000'],
    [1050, '¥10.5'],
    [1005, '¥10.05'],
  ])('a coupon of %i fen shows %s', (fen, text) => expect(couponAmount(fen)).toBe(text))

  test.each([
    [1286, '1,286'],
    [999, '999'],
    [-34, '−34'],
    [1000000, '1,000,000'],
  ])('the number %i is %s', (n, text) => expect(integer(n)).toBe(text))

  test('a gain carries its plus, nothing carries no sign', () => {
    expect([delta(81), delta(-1800), delta(0)]).toEqual(['+81', '−1,800', '0'])
  })
})

describe('yuan typed or read from a bill', () => {
  test.each([
    ['68', 6800],
    ['68.5', 6850],
    ['68.05', 6805],
    ['0.29', 29],
    ['1.10', 110],
    ['0', 0],
    ['9999999999999.99', 999999999999999],
  ])('%s is %i fen', (text, fen) => expect(parseYuan(text)).toBe(fen))

  test.each(['', '1.234', '1e3', '-5', ' 1', '1.', '.5', '1,000', '¥1', '1\n', '١', '12345678901234'])(
    '%j is no amount',
    text => expect(parseYuan(text)).toBeNull(),
  )

  test('writing and reading again loses nothing', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e12 }), fen => {
        expect(parseYuan(yuan(fen).replaceAll(',', ''))).toBe(fen)
        expect(parseYuan(shortYuan(fen).replaceAll(',', ''))).toBe(fen)
      }),
    )
  })
})

describe('exact proportions', () => {
  test('agree with integer arithmetic on any size', () => {
    const n = fc.maxSafeNat()
    fc.assert(
      fc.property(n, n, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (a, b, c) => {
        const exact = (BigInt(a) * BigInt(b)) / BigInt(c)
        fc.pre(exact < BigInt(Number.MAX_SAFE_INTEGER))
        const rest = (BigInt(a) * BigInt(b)) % BigInt(c)
        expect(mulDivFloor(a, b, c)).toBe(Number(exact))
        expect(mulDivCeil(a, b, c)).toBe(Number(exact) + (rest > 0n ? 1 : 0))
      }),
    )
  })

  test('small products agree too', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e7 }), fc.nat({ max: 1e7 }), fc.integer({ min: 1, max: 1e6 }), (a, b, c) => {
        expect(BigInt(mulDivFloor(a, b, c))).toBe((BigInt(a) * BigInt(b)) / BigInt(c))
      }),
    )
  })
})
