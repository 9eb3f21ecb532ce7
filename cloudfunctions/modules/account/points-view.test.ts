import { FAR_DAY } from '@shared/domain/calendar/day'
import { brand, DAY_MS, guest, LOT, member, NOW } from '@shared/domain/test-brand'
import { pointsView } from './points-view'

const YESTERDAY = '2026-11-21'
const seen = (over: Parameters<typeof member>[0], now = NOW) => pointsView(member(over), brand, now)

test('what ended yesterday is gone and what matures today is active, job or no job', () => {
  const lots = [
    { day: YESTERDAY, points: 5 },
    { day: LOT, points: 40 },
  ]
  const pending = [
    { ref: 'a', points: 7, fromDay: '2026-11-22', lotDay: LOT },
    { ref: 'b', points: 9, fromDay: '2026-11-23', lotDay: LOT },
  ]
  expect(seen({ lots, pending })).toEqual({
    active: 47,
    pending: 9,
    debt: 0,
    expiring: { points: 47, day: LOT },
  })
  expect(seen({ lots, pending }, NOW - DAY_MS)).toMatchObject({ active: 45, pending: 16 })
})

test('the day of the brand decides, not that of the server', () => {
  const lots = [{ day: '2026-11-22', points: 5 }]
  const at = Date.parse('2026-11-22T15:59:59Z')
  expect(pointsView(member({ lots }), brand, at).active).toBe(5)
  expect(pointsView(member({ lots }), brand, at + 1000).active).toBe(0)
})

test('points that never end are no points that end, and the first that do are named', () => {
  const never = { day: FAR_DAY, points: 30 }
  expect(seen({ lots: [never] })).toMatchObject({ active: 30, expiring: null })
  expect(seen({ lots: [{ day: LOT, points: 2 }, never] })).toMatchObject({
    active: 32,
    expiring: { points: 2, day: LOT },
  })
})

test('debt is shown, and what matures repays it first', () => {
  expect(seen({ debt: 12 })).toEqual({ active: 0, pending: 0, debt: 12, expiring: null })
  const pending = [{ ref: 'a', points: 20, fromDay: '2026-11-22', lotDay: LOT }]
  expect(seen({ debt: 12, pending })).toMatchObject({ active: 8, debt: 0 })
})

test('a look changes nothing of the member', () => {
  const held = guest({ lots: [{ day: YESTERDAY, points: 5 }] })
  const before = JSON.stringify(held)
  pointsView(held, brand, NOW)
  expect(JSON.stringify(held)).toBe(before)
})
