import { guest, LOT, member, TODAY } from '../test-brand'
import { liabilityOf } from './liability'

const rich = member({
  lots: [
    { day: '2026-11-21', points: 40 },
    { day: TODAY, points: 10 },
    { day: LOT, points: 100 },
  ],
  holds: [{ exchangeId: 'x', until: 0, lots: [{ day: LOT, points: 5 }] }],
  stored: { principalFen: 10_000, bonusFen: 1_000 },
})

test('everything that could still be spent is owed, what ended yesterday is not, job or no job', () => {
  const waiting = guest({ pending: [{ ref: 'o', points: 7, fromDay: '9999-12-31', lotDay: LOT }] })
  expect(liabilityOf([rich, waiting, member({ debt: 30 })], 10_000, TODAY)).toEqual({
    points: 122,
    debt: 30,
    pointsFen: 122,
    storedPrincipalFen: 10_000,
    storedBonusFen: 1_000,
  })
})

test.each([
  [10_000, 115],
  [5_000, 58],
  [33, 1],
  [0, 0],
])('a point worth %i ten-thousandths of a fen, rounded up once', (worth, fen) => {
  expect(liabilityOf([rich], worth, TODAY).pointsFen).toBe(fen)
})
