import type { Expiry } from '../brand/types'
import { FAR_DAY } from '../calendar/day'
import { endOfLot, lotDayOf } from './lot-day'

describe('the last valid day of points', () => {
  test.each<[string, Expiry, string]>([
    ['2026-11-22', { after: 'months', months: 12 }, '2027-11-30'],
    ['2027-01-31', { after: 'months', months: 1 }, '2027-02-28'],
    ['2026-11-22', { after: 'months', months: 0 }, '2026-11-30'],
    ['2026-11-22', { after: 'years', years: 0 }, '2026-12-31'],
    ['2026-01-01', { after: 'years', years: 1 }, '2027-12-31'],
    ['2026-11-22', { after: 'never' }, FAR_DAY],
  ])('earned on %s under %j: %s', (day, expiry, last) => expect(lotDayOf(day, expiry)).toBe(last))

  test('points that never end show no day', () => {
    expect([endOfLot('2027-11-30'), endOfLot(FAR_DAY)]).toEqual(['2027-11-30', null])
  })
})
