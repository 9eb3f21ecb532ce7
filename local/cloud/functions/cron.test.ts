import { nextFiring, parseCron } from './cron'

const next = (cron: string, after: string) => {
  const at = nextFiring(parseCron(cron), Date.parse(after))
  return at === undefined ? undefined : new Date(at).toISOString()
}

test.each([
  ['every 15 seconds', '*/15 * * * * * *', '2026-03-01T00:00:07Z', '2026-03-01T00:00:15.000Z'],
  ['two in the morning, China time', '0 0 2 * * * *', '2026-03-01T00:00:00Z', '2026-03-01T18:00:00.000Z'],
  ['first of the month', '0 0 0 1 * * *', '2026-03-01T00:00:00Z', '2026-03-31T16:00:00.000Z'],
  ['named weekdays', '0 30 9 * * MON-FRI *', '2026-03-06T02:00:00Z', '2026-03-09T01:30:00.000Z'],
  ['named month', '0 0 0 1 FEB * *', '2026-03-01T00:00:00Z', '2027-01-31T16:00:00.000Z'],
  [
    'day or weekday, whichever comes first',
    '0 0 0 15 * SUN *',
    '2026-03-09T00:00:00Z',
    '2026-03-14T16:00:00.000Z',
  ],
  ['a list and a range', '0 0,30 8-9 * * * *', '2026-03-01T00:31:00Z', '2026-03-01T01:00:00.000Z'],
])('%s', (_, cron, after, expected) => {
  expect(next(cron, after)).toBe(expected)
})

test('a year that is over never fires again', () => {
  expect(next('0 0 0 1 1 * 2020', '2026-03-01T00:00:00Z')).toBeUndefined()
})

test.each([
  ['six fields', '0 0 2 * * *', '7 fields'],
  ['a numbered weekday', '0 0 2 * * 1 *', 'name the weekdays'],
  ['a minute that does not exist', '0 61 2 * * * *', 'out of range'],
])('%s is refused', (_, cron, why) => {
  expect(() => parseCron(cron)).toThrow(why)
})
