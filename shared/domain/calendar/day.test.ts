import fc from 'fast-check'
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  endOfDay,
  minuteOfDay,
  monthEnd,
  startOfDay,
  weekdayOf,
} from './day'

const SHANGHAI = 'Asia/Shanghai'
const at = (iso: string) => Date.parse(iso)

describe('days of the brand', () => {
  test.each([
    ['2026-11-22T15:59:59.999Z', '2026-11-22'],
    ['2026-11-22T16:00:00.000Z', '2026-11-23'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['2028-02-28T16:00:00.000Z', '2028-02-29'],
  ])('%s is %s in Shanghai', (iso, day) => expect(dayOf(at(iso), SHANGHAI)).toBe(day))

  test('a day begins at local midnight and ends where the next begins', () => {
    expect(startOfDay('2026-11-22', SHANGHAI)).toBe(at('2026-11-21T16:00:00Z'))
    expect(endOfDay('2026-11-22', SHANGHAI)).toBe(at('2026-11-22T16:00:00Z'))
  })

  test.each([
    ['2026-11-22', 12, '2027-11-22'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s plus %i months is %s', (day, n, end) => expect(addMonths(day, n)).toBe(end))

  test.each([
    ['2026-02-10', '2026-02-28'],
    ['2028-02-01', '2028-02-29'],
    ['2026-12-31', '2026-12-31'],
  ])('the month of %s ends on %s', (day, end) => expect(monthEnd(day)).toBe(end))

  test('22 November 2026 is a Sunday, the day after a Monday', () => {
    expect([weekdayOf('2026-11-22'), weekdayOf('2026-11-23')]).toEqual([7, 1])
  })

  test('the wall clock counts from local midnight', () => {
    expect(minuteOfDay(at('2026-11-22T02:24:59Z'), SHANGHAI)).toBe(10 * 60 + 24)
    expect(minuteOfDay(at('2026-11-21T16:00:00Z'), SHANGHAI)).toBe(0)
  })
})

describe('zones that change their clocks', () => {
  test.each([
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-07-01', 24],
  ])('in %s, %s has %i hours', (zone, day, hours) =>
    expect(endOfDay(day, zone) - startOfDay(day, zone)).toBe(hours * 3_600_000),
  )

  test('a day whose midnight does not exist begins one hour later', () => {
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe(at('2018-11-04T03:00:00Z'))
  })

  test('an unknown zone is an error, not a wrong day', () => {
    expect(() => dayOf(0, 'Nowhere/Here')).toThrow(RangeError)
  })
})

describe('for every moment and day', () => {
  const zone = fc.constantFrom(
    SHANGHAI,
    'UTC',
    'America/New_York',
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
  )
  const moment = fc.integer({ min: at('2000-01-01T00:00:00Z'), max: at('2060-01-01T00:00:00Z') })

  test('a moment lies inside its own day', () => {
    fc.assert(
      fc.property(moment, zone, (now, tz) => {
        const day = dayOf(now, tz)
        expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/)
        expect(startOfDay(day, tz)).toBeLessThanOrEqual(now)
        expect(endOfDay(day, tz)).toBeGreaterThan(now)
      }),
    )
  })

  test('the first moment of a day belongs to it and the one before does not', () => {
    fc.assert(
      fc.property(moment, zone, (now, tz) => {
        const day = dayOf(now, tz)
        expect(dayOf(startOfDay(day, tz), tz)).toBe(day)
        expect(dayOf(startOfDay(day, tz) - 1, tz)).toBe(addDays(day, -1))
      }),
    )
  })

  test('adding days and taking them off again is the same day', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -4000, max: 4000 }), (now, n) => {
        const day = dayOf(now, SHANGHAI)
        expect(addDays(addDays(day, n), -n)).toBe(day)
        expect(daysBetween(day, addDays(day, n))).toBe(n)
        expect(startOfDay(addDays(day, n), SHANGHAI) - startOfDay(day, SHANGHAI)).toBe(n * 86_400_000)
      }),
    )
  })
})
