import fc from 'fast-check'
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  endOfDay,
  FAR_DAY,
  formatDay,
  isDay,
  minuteOfDay,
  monthEnd,
  startOfDay,
  weekdayOf,
} from './day'
import { isFixedZone, offsetAt } from './offset'

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
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-01-31', -2, '2025-11-30'],
    ['2026-05-31', 0, '2026-05-31'],
    ['2100-01-31', 1, '2100-02-28'],
    ['9999-11-30', 1, '9999-12-30'],
  ])('%s plus %i months is %s', (day, n, end) => expect(addMonths(day, n)).toBe(end))

  test.each([
    ['2026-02-10', '2026-02-28'],
    ['2028-02-01', '2028-02-29'],
    ['2026-12-31', '2026-12-31'],
    ['2100-02-11', '2100-02-28'],
    [FAR_DAY, FAR_DAY],
  ])('the month of %s ends on %s', (day, end) => expect(monthEnd(day)).toBe(end))

  test('22 November 2026 is a Sunday, the day after a Monday', () => {
    expect([weekdayOf('2026-11-22'), weekdayOf('2026-11-23')]).toEqual([7, 1])
  })

  test.each([
    ['2026-02-28', '2026-03-01', 1],
    ['2028-02-28', '2028-03-01', 2],
    ['2026-03-01', '2026-02-28', -1],
    ['2026-11-22', '2026-11-22', 0],
    ['1970-01-01', FAR_DAY, 2_932_896],
  ])('from %s to %s there are %i days', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days)
    expect(addDays(from, days)).toBe(to)
  })

  test.each([
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-11-0', false],
    ['2026-11', false],
    ['someday', false],
  ])('whether %s is a day: %s', (text, is) => expect(isDay(text)).toBe(is))

  test.each([
    ['2026-12-06', 'M 月 D 日', '12 月 6 日'],
    ['2026-03', 'YYYY 年 M 月', '2026 年 3 月'],
    [FAR_DAY, 'YYYY-MM-DD', FAR_DAY],
  ])('%s in the pattern %s is %s', (day, pattern, text) => expect(formatDay(day, pattern)).toBe(text))

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

describe('zones a brand may have', () => {
  test.each([
    'Asia/Shanghai',
    'Asia/Chongqing',
    'Asia/Hong_Kong',
    'Asia/Macau',
    'Asia/Taipei',
    'Asia/Singapore',
    'UTC',
  ])('%s never changes its clocks: the table agrees with Intl from 1992 on', zone => {
    expect(isFixedZone(zone)).toBe(true)
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    for (let now = at('1992-01-01T00:00:00Z'); now < at('2060-01-01T00:00:00Z'); now += 29 * 86_400_000)
      expect(clock.format(now)).toBe(
        new Date(now + offsetAt(now, zone)).toISOString().slice(0, 19).replace('T', ' '),
      )
  })

  test.each(['America/New_York', 'Asia/Shanghia', 'asia/shanghai', 'toString', ''])('“%s” is none', zone =>
    expect(isFixedZone(zone)).toBe(false),
  )
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
