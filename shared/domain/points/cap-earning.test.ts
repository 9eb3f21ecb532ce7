import type { CapCount } from '../account/types'
import { brandWith } from '../test-brand'
import { capEarning } from './cap-earning'

const rule = brandWith({ maxPerOrder: 100, maxPerDay: 150, maxPerMonth: 220 }).points

describe('caps per order, day and month', () => {
  test('the narrowest cuts, and says so', () => {
    let caps: CapCount[] = []
    const earn = (day: string, points: number) => {
      const capped = capEarning({ points, growth: 0 }, rule, caps, day)
      caps = capped.caps
      return [capped.points, capped.cappedBy]
    }
    expect(earn('2026-11-22', 300)).toEqual([100, 'order'])
    expect(earn('2026-11-22', 70)).toEqual([50, 'day'])
    expect(earn('2026-11-22', 10)).toEqual([0, 'day'])
    expect(earn('2026-11-23', 60)).toEqual([60, null])
    expect(earn('2026-11-23', 60)).toEqual([10, 'month'])
    expect(earn('2026-12-01', 60)).toEqual([60, null])
  })

  test('no caps, no counters', () => {
    expect(capEarning({ points: 5_000, growth: 7 }, brandWith({}).points, [], '2026-11-22')).toEqual({
      points: 5_000,
      growth: 7,
      cappedBy: null,
      caps: [],
    })
  })

  test('a late order counts in the month in which it was paid', () => {
    const { caps } = capEarning({ points: 80, growth: 0 }, rule, [], '2026-11-30')
    expect(capEarning({ points: 200, growth: 0 }, rule, caps, '2026-11-30').points).toBe(70)
    expect(capEarning({ points: 90, growth: 0 }, rule, caps, '2026-12-02')).toMatchObject({
      points: 90,
      cappedBy: null,
    })
  })

  test('C5: growth has caps of its own, that count growth alone', () => {
    const grown = brandWith({ maxGrowthPerOrder: 100, maxGrowthPerDay: 150, maxGrowthPerMonth: 220 }).points
    let caps: CapCount[] = []
    const grow = (day: string, growth: number) => {
      const capped = capEarning({ points: 1_000, growth }, grown, caps, day)
      caps = capped.caps
      return [capped.points, capped.growth]
    }
    expect(grow('2026-11-22', 300)).toEqual([1_000, 100])
    expect(grow('2026-11-22', 300)).toEqual([1_000, 50])
    expect(grow('2026-11-23', 60)).toEqual([1_000, 60])
    expect(grow('2026-11-23', 60)).toEqual([1_000, 10])
    expect(grow('2026-12-01', 60)).toEqual([1_000, 60])
  })
})
