import fc from 'fast-check'
import { addDays } from '../calendar/day'
import type { LedgerEntry } from '../points/types'
import { type EarnedDay, earnedByDay, FORECAST_DAYS, weeksUntil } from './forecast'

const TODAY = '2026-11-22'
/** Points by how many days ago they were earned. */
const earned = (rows: Record<number, number>): EarnedDay[] =>
  Object.entries(rows).map(([ago, points]) => ({ day: addDays(TODAY, -Number(ago)), points }))
/** One payment in the middle of each window, the newest window first. */
const perWindow = (...points: number[]) =>
  earned(Object.fromEntries([...points.map((p, n) => [n * 30 + 15, p]), [points.length * 30 - 1, 1]]))

test.each([
  ['a steady pace: a range of one length', perWindow(100, 100, 100, 100, 100, 99), 100, { from: 5, to: 5 }],
  [
    'an uneven pace: from the quick months to the slow ones',
    perWindow(60, 120, 60, 180, 120, 59),
    120,
    { from: 5, to: 9 },
  ],
  ['very little missing', perWindow(100, 100, 100), 1, { from: 1, to: 1 }],
  ['more than half a year away', perWindow(10, 10, 10), 1_000, null],
  ['two days with a payment', earned({ 3: 100, 70: 100 }), 50, null],
  ['three days, but no two whole windows yet', earned({ 3: 100, 20: 100, 58: 100 }), 50, null],
  ['three days and just two windows', earned({ 3: 70, 20: 30, 59: 100 }), 100, { from: 5, to: 5 }],
  ['months without a payment', perWindow(0, 300, 0, 0, 300, 0), 50, null],
  ['payments of long ago', earned({ [FORECAST_DAYS]: 500, [FORECAST_DAYS + 9]: 500, 200: 500 }), 50, null],
  ['a window that refunds made negative', perWindow(-50, 100, 100, 100, 100, 99), 100, { from: 5, to: 5 }],
])('何时能换: %s', (_what, rows, missing, weeks) => {
  expect(weeksUntil(missing, rows, TODAY)).toEqual(weeks)
})

test('windows of which not everything is known are left out', () => {
  const rows = perWindow(100, 100, 10, 10, 10, 9)
  expect(weeksUntil(100, rows, TODAY, addDays(TODAY, -59))).toEqual({ from: 5, to: 5 })
  expect(weeksUntil(100, rows, TODAY, addDays(TODAY, -58))).toBeNull()
})

test('points count by paying alone, less what refunds took back', () => {
  const entry = (kind: string, day: string, from: string, to: string, points: number) =>
    ({ kind, day, postings: [{ from, to, points }] }) as unknown as LedgerEntry
  const days = earnedByDay([
    entry('order', '2026-11-01', 'brand.issued', 'member.active', 80),
    entry('order', '2026-11-01', 'member.active', 'brand.issued', 30),
    entry('perk', '2026-11-01', 'brand.issued', 'member.active', 500),
    entry('hold', '2026-11-02', 'member.active', 'member.held', 20),
    entry('spend', '2026-11-03', 'brand.issued', 'member.debt', 7),
  ])
  expect(days).toEqual([
    { day: '2026-11-01', points: 50 },
    { day: '2026-11-03', points: 7 },
  ])
})

test('the range is in order, at least a week, and never shorter when more is missing', () => {
  const row = fc.record({
    day: fc.nat(220).map(ago => addDays(TODAY, -ago)),
    points: fc.integer({ min: -50, max: 300 }),
  })
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 40 }),
      fc.integer({ min: 1, max: 2_000 }),
      fc.nat(500),
      (rows, missing, more) => {
        const weeks = weeksUntil(missing, rows, TODAY)
        if (!weeks) return
        expect(weeks.from).toBeGreaterThanOrEqual(1)
        expect(weeks.to).toBeGreaterThanOrEqual(weeks.from)
        const later = weeksUntil(missing + more, rows, TODAY)
        if (later) expect([later.from >= weeks.from, later.to >= weeks.to]).toEqual([true, true])
      },
    ),
  )
})
