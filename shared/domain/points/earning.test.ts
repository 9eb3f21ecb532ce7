import fc from 'fast-check'
import { earned, entitlement } from './earning'

describe('earning', () => {
  test.each([
    [6_800, 10_000, 68],
    [6_800, 12_000, 81],
    [15_120, 12_000, 181],
    [143_700, 12_000, 1_724],
    [99, 10_000, 0],
    [100_000_000_00, 15_000, 150_000_000],
  ])('%i fen at %i ten-thousandths per yuan earn %i, one floor at the end', (fen, rate, points) =>
    expect(earned(fen, rate)).toBe(points),
  )

  test.each([
    [100, 10_000, 3_000, 70],
    [100, 10_000, 6_000, 40],
    [34, 6_800, 2_900, 19],
    [100, 10_000, 10_000, 0],
    [100, 10_000, 12_000, 0],
    [100, 0, 0, 0],
  ])('of %i granted for %i fen, after %i fen refunded, %i are kept', (granted, base, refunded, kept) =>
    expect(entitlement(granted, base, refunded)).toBe(kept),
  )

  test('what is kept never grows with the refund and never exceeds the grant', () => {
    const fen = fc.integer({ min: 1, max: 5_000_000_00 })
    fc.assert(
      fc.property(fc.nat({ max: 1e9 }), fen, fen, fen, (granted, base, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        expect(entitlement(granted, base, more)).toBeLessThanOrEqual(entitlement(granted, base, less))
        expect(entitlement(granted, base, less)).toBeLessThanOrEqual(granted)
      }),
    )
  })
})
