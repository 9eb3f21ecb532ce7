import { NEVER } from '@shared/domain/due'
import { at } from '@/testing/brand'
import { clockText, endMinute, minuteOf, momentOf, momentText } from './moments'

test.each([
  ['', 0, 0],
  ['', NEVER, NEVER],
  ['2026-12-01T09:30', 0, at('2026-12-01T09:30:00')],
  ['2026-12-01T00:00', NEVER, at('2026-12-01T00:00:00')],
])('the field %p without a value %p is the moment %p, and back', (text, none, moment) => {
  expect(momentOf(text, none, 'Asia/Shanghai')).toBe(moment)
  expect(momentText(moment, none, 'Asia/Shanghai')).toBe(text)
})

test('half a moment is none', () => expect(momentOf('2026-12', 0, 'Asia/Shanghai')).toBeNull())

test.each([
  ['a shop that closes at midnight', 540, 0, true, 1_440],
  ['a bar that closes at two', 1_200, 120, true, 1_560],
  ['a span within the day', 540, 1_260, true, 1_260],
  ['hours that may not cross midnight', 1_200, 120, false, 120],
])('%s ends at the right minute', (_case, from, typed, crosses, end) =>
  expect(endMinute(from, typed, crosses)).toBe(end),
)

test('a minute of the next day reads as its clock', () => {
  expect([clockText(1_560), minuteOf('02:00'), minuteOf('')]).toEqual(['02:00', 120, null])
})
