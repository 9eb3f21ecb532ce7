import fc from 'fast-check'
import { distanceM } from './distance'

const place = fc.record({
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
})

describe('the distance between two places', () => {
  test.each([
    ['a degree of latitude', { longitude: 120, latitude: 30 }, { longitude: 120, latitude: 31 }, 111_195],
    ['a degree of longitude at 60°', { longitude: 0, latitude: 60 }, { longitude: 1, latitude: 60 }, 55_597],
    ['half the earth', { longitude: 0, latitude: 0 }, { longitude: 180, latitude: 0 }, 20_015_087],
  ])('%s', (_case, from, to, metres) => {
    expect(Math.round(distanceM(from, to))).toBe(metres)
  })

  test('is the same both ways, never negative, and nothing to oneself', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(distanceM(a, a)).toBe(0)
        expect(distanceM(a, b)).toBeGreaterThanOrEqual(0)
        expect(distanceM(a, b)).toBeCloseTo(distanceM(b, a), 3)
      }),
    )
  })
})
