import { FAR_DAY } from '../calendar/day'
import { member, TODAY } from '../test-brand'
import { expiryCalendar } from './expiry-calendar'

const row = (ref: string, points: number, fromDay: string, lotDay: string) => ({
  ref,
  points,
  fromDay,
  lotDay,
})

describe('what ends and starts when', () => {
  test('every lot by its day, soonest first; what never ends stands last', () => {
    const lots = [
      { day: '2026-11-30', points: 120 },
      { day: '2027-11-30', points: 81 },
      { day: FAR_DAY, points: 5 },
    ]
    expect(expiryCalendar(member({ lots }), TODAY).ends).toEqual([
      { day: '2026-11-30', points: 120 },
      { day: '2027-11-30', points: 81 },
      { day: null, points: 5 },
    ])
  })

  test('is of today, although what ended or matured is not booked yet', () => {
    const lots = [{ day: '2026-10-31', points: 9 }]
    const pending = [row('T1', 68, TODAY, '2027-11-30')]
    expect(expiryCalendar(member({ lots, pending }), TODAY)).toEqual({
      ends: [{ day: '2027-11-30', points: 68 }],
      starts: [],
    })
  })

  test('what waits is summed by its day; joining is no day', () => {
    const pending = [
      row('T1', 10, '2026-11-29', '2027-11-30'),
      row('T2', 5, '2026-11-29', '2027-11-30'),
      row('T3', 7, FAR_DAY, '2027-11-30'),
    ]
    expect(expiryCalendar(member({ pending }), TODAY).starts).toEqual([
      { day: '2026-11-29', points: 15, endsDay: '2027-11-30' },
      { day: null, points: 7, endsDay: '2027-11-30' },
    ])
  })
})
