import fc from 'fast-check'
import { addDays, dayOf, minuteOfDay, startOfDay, weekdayOf } from '../calendar/day'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../calendar/units'
import { NOW, TODAY } from '../test-brand'
import { openState, takesOrders } from './open-state'
import type { StoreHours } from './types'

const ZONE = 'Asia/Shanghai'
const at = (day: string, clock: string) => Date.parse(`${day}T${clock}:00+08:00`)
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const hours = (over: Partial<StoreHours> = {}): StoreHours => ({
  weekly: [{ weekdays: EVERY_DAY, fromMinute: 540, toMinute: 1260 }],
  special: [],
  closures: [],
  ...over,
})
const closedUntil = (clock: string, day = TODAY) => ({ kind: 'closed', opensAt: at(day, clock) })
const TOMORROW = addDays(TODAY, 1)

describe('a store that is open from 9 to 21', () => {
  test.each([
    ['8:59', { ...closedUntil('09:00'), restsToday: false }],
    ['9:00', { kind: 'open', untilAt: at(TODAY, '21:00'), closesSoon: false }],
    ['20:44', { kind: 'open', untilAt: at(TODAY, '21:00'), closesSoon: false }],
    ['20:45', { kind: 'open', untilAt: at(TODAY, '21:00'), closesSoon: true }],
    ['21:00', { ...closedUntil('09:00', TOMORROW), restsToday: false }],
    ['23:59', { ...closedUntil('09:00', TOMORROW), restsToday: false }],
  ])('at %s is %j', (clock, expected) => {
    expect(openState(hours(), at(TODAY, clock.padStart(5, '0')), ZONE)).toEqual(expected)
  })

  test('on a special day follows that day alone', () => {
    const special = [{ day: TODAY, spans: [{ fromMinute: 600, toMinute: 720 }] }]
    expect(openState(hours({ special }), NOW, ZONE)).toMatchObject({ untilAt: at(TODAY, '12:00') })
    const resting = hours({ special: [{ day: TODAY, spans: [] }] })
    expect(openState(resting, NOW, ZONE)).toEqual({ ...closedUntil('09:00', TOMORROW), restsToday: true })
  })

  test('while it is shut for a reason says the reason and the first opening after its end', () => {
    const closures = [{ fromAt: NOW - HOUR_MS, untilAt: at(TOMORROW, '22:00'), reason: '门前修路' }]
    const opensAt = at(addDays(TODAY, 2), '09:00')
    expect(openState(hours({ closures }), NOW, ZONE)).toEqual({
      kind: 'suspended',
      reason: '门前修路',
      opensAt,
    })
  })

  test('opens at the end of a closure that ends within its hours, and closes where one begins', () => {
    const closures = [{ fromAt: at(TODAY, '11:00'), untilAt: at(TODAY, '13:30'), reason: '盘点' }]
    expect(openState(hours({ closures }), NOW, ZONE)).toMatchObject({ untilAt: at(TODAY, '11:00') })
    const during = openState(hours({ closures }), at(TODAY, '12:00'), ZONE)
    expect(during).toMatchObject({ kind: 'suspended', opensAt: at(TODAY, '13:30') })
  })
})

test('a Friday night goes on after midnight, on a Saturday without hours of its own too', () => {
  const night = hours({ weekly: [{ weekdays: [5], fromMinute: 1080, toMinute: 1560 }] })
  const friday = addDays(TODAY, -2)
  expect(openState(night, at(addDays(friday, 1), '01:30'), ZONE)).toMatchObject({
    kind: 'open',
    untilAt: at(addDays(friday, 1), '02:00'),
  })
})

test.each([
  [
    'around the clock never closes',
    { weekly: [{ weekdays: EVERY_DAY, fromMinute: 0, toMinute: 1440 }] },
    null,
  ],
  [
    'until midnight and from midnight is open in one go',
    {
      weekly: [
        { weekdays: [7], fromMinute: 600, toMinute: 1440 },
        { weekdays: [1], fromMinute: 0, toMinute: 120 },
      ],
    },
    at(TOMORROW, '02:00'),
  ],
])('a store %s', (_case, over, untilAt) => {
  expect(openState(hours(over), NOW, ZONE)).toEqual({ kind: 'open', untilAt, closesSoon: false })
})

test('without hours nothing is known and orders are taken; without any opening none are', () => {
  expect(openState(null, NOW, ZONE)).toEqual({ kind: 'unknown' })
  expect(takesOrders(openState(null, NOW, ZONE))).toBe(true)
  const never = openState(hours({ weekly: [] }), NOW, ZONE)
  expect(never).toEqual({ kind: 'closed', opensAt: null, restsToday: true })
  expect(takesOrders(never)).toBe(false)
})

/** Whether a store is open in a minute, straight from what its hours mean. */
function isOpenAt({ weekly, special, closures }: StoreHours, moment: number): boolean {
  if (closures.some(({ fromAt, untilAt }) => fromAt <= moment && moment < untilAt)) return false
  const today = dayOf(moment, ZONE)
  const minute = minuteOfDay(moment, ZONE)
  return [0, 1].some(back => {
    const day = addDays(today, -back)
    const spans =
      special.find(each => each.day === day)?.spans ??
      weekly.filter(({ weekdays }) => weekdays.includes(weekdayOf(day)))
    const then = minute + back * 1440
    return spans.some(({ fromMinute, toMinute }) => fromMinute <= then && then < toMinute)
  })
}

const STEP = 30
const span = fc
  .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 48 }))
  .map(([from, length]) => ({ fromMinute: from * STEP, toMinute: (from + length) * STEP }))
const anyHours: fc.Arbitrary<StoreHours> = fc.record({
  weekly: fc.array(
    fc
      .tuple(span, fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }))
      .map(([each, weekdays]) => ({ ...each, weekdays })),
    { maxLength: 3 },
  ),
  special: fc.uniqueArray(
    fc.record({
      day: fc.integer({ min: -1, max: 3 }).map(n => addDays(TODAY, n)),
      spans: fc.array(span, { maxLength: 2 }),
    }),
    { maxLength: 2, selector: each => each.day },
  ),
  closures: fc.array(
    fc.tuple(fc.integer({ min: -50, max: 150 }), fc.integer({ min: 1, max: 100 })).map(([from, length]) => ({
      fromAt: startOfDay(TODAY, ZONE) + from * STEP * MINUTE_MS,
      untilAt: startOfDay(TODAY, ZONE) + (from + length) * STEP * MINUTE_MS,
      reason: '盘点',
    })),
    { maxLength: 2 },
  ),
})
const anyMoment = fc
  .integer({ min: 0, max: 2 * 48 - 1 })
  .map(n => startOfDay(TODAY, ZONE) + n * STEP * MINUTE_MS)

/** The first half hour from a moment on, within nine days, that is open or is not. */
function firstThat(from: number, hold: (moment: number) => boolean): number | null {
  for (let moment = from; moment < from + 9 * DAY_MS; moment += STEP * MINUTE_MS)
    if (hold(moment)) return moment
  return null
}

test('for any hours, the state is what its minutes say, and its ends are the next change', () => {
  fc.assert(
    fc.property(anyHours, anyMoment, (any, now) => {
      const state = openState(any, now, ZONE)
      expect(state.kind === 'open').toBe(isOpenAt(any, now))
      const opens = firstThat(now, moment => isOpenAt(any, moment))
      const closes = firstThat(now, moment => !isOpenAt(any, moment))
      if (state.kind === 'open') expect(closes === null || state.untilAt === closes).toBe(true)
      if (state.kind === 'closed' || state.kind === 'suspended') {
        expect(opens === null || state.opensAt === opens).toBe(true)
      }
    }),
    { numRuns: 400 },
  )
})
