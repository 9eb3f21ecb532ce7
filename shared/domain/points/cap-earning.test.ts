import type { CapCount } from '../member/types'
import { brandWith } from '../test-brand'
import { capEarning } from './cap-earning'

const rule = brandWith({ maxPerOrder: 100, maxPerDay: 150, maxPerMonth: 220 }).points

describe('caps per order, day and month', () => {
  test('the narrowest cuts, and says so', () => {
    let caps: CapCount[] = []
    const earn = (day: string, points: number) => {
      const capped = capEarning(points, rule, caps, day)
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
    expect(capEarning(5_000, brandWith({}).points, [], '2026-11-22')).toEqual({
      points: 5_000,
      cappedBy: null,
      caps: [],
    })
  })

  test('a late order counts in the month in which it was paid', () => {
    const { caps } = capEarning(80, rule, [], '2026-11-30')
    expect(capEarning(200, rule, caps, '2026-11-30').points).toBe(70)
    expect(capEarning(90, rule, caps, '2026-12-02')).toMatchObject({ points: 90, cappedBy: null })
  })
})
