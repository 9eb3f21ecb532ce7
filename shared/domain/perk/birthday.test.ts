import { birthdayIn, isMonthDay, nextTurn, runningTurn } from './birthday'
import type { BirthdayWindow } from './types'

test.each([
  ['02-29', true],
  ['12-31', true],
  ['01-01', true],
  ['02-30', false],
  ['04-31', false],
  ['13-01', false],
  ['00-10', false],
  ['05-00', false],
  ['5-1', false],
  ['2000-05-01', false],
])('%s is a day of some year: %s', (monthDay, is) => expect(isMonthDay(monthDay)).toBe(is))

test.each([
  [2024, '2024-02-29'],
  [2026, '2026-02-28'],
  [2100, '2100-02-28'],
])('who was born on the 29th of February has their birthday in %i on %s', (year, day) =>
  expect(birthdayIn(year, '02-29')).toBe(day),
)

const month: BirthdayWindow = { by: 'month' }
const days = (before: number, after: number): BirthdayWindow => ({ by: 'days', before, after })

test.each<[string, string, BirthdayWindow, string, string | null]>([
  ['on the first of the month', '05-20', month, '2026-05-01', '2026'],
  ['on its last day', '05-20', month, '2026-05-31', '2026'],
  ['a day later', '05-20', month, '2026-06-01', null],
  ['three days ahead', '05-20', days(3, 1), '2026-05-17', '2026'],
  ['four days ahead', '05-20', days(3, 1), '2026-05-16', null],
  ['a day after', '05-20', days(3, 1), '2026-05-21', '2026'],
  ['two days after', '05-20', days(3, 1), '2026-05-22', null],
  ['before New Year, of the year to come', '01-02', days(5, 5), '2026-12-29', '2027'],
  ['after New Year, of the year before', '12-30', days(5, 5), '2027-01-03', '2026'],
  ['the leap day in an ordinary year', '02-29', days(0, 0), '2026-02-28', '2026'],
  ['and in its own', '02-29', days(0, 0), '2028-02-29', '2028'],
  ['where the 28th is not it', '02-29', days(0, 0), '2028-02-28', null],
])('the gift is given %s', (_case, monthDay, window, today, year) =>
  expect(runningTurn(monthDay, window, today)?.year ?? null).toBe(year),
)

test('the next gift is the first whose days have not begun', () => {
  expect(nextTurn('05-20', month, '2026-05-20')).toMatchObject({ from: '2027-05-01', to: '2027-05-31' })
  expect(nextTurn('05-20', month, '2026-04-30')).toMatchObject({ from: '2026-05-01' })
  expect(nextTurn('01-02', days(5, 5), '2026-12-27')).toMatchObject({ year: '2027', from: '2026-12-28' })
  expect(nextTurn('01-02', days(5, 5), '2026-12-28')).toMatchObject({ year: '2028', from: '2027-12-28' })
})
