import { batch } from '../coupon/test-batch'
import { NEVER } from '../due'
import { TODAY } from '../test-brand'
import { afterTry, perkObstacle, watchAgainAt, wokenBy } from './hand-over'
import { book, on } from './test-perks'
import type { OwedPerk } from './types'

const NOW = on(TODAY)
const open = batch()
const over = {
  ...open.rule,
  validity: { mode: 'period' as const, fromDay: '2026-10-01', toDay: '2026-11-21' },
}

test.each([
  ['one that stands open', open, null],
  ['one that is not there', undefined, 'gone'],
  ['one that is paused', { ...open, state: 'paused' as const }, 'closed'],
  ['one that has ended', { ...open, state: 'ended' as const }, 'closed'],
  ['one whose coupons would have ended already', { ...open, rule: over }, 'over'],
  [
    'one that cannot be claimed any more: claiming is not how it is given',
    { ...open, claimFromAt: 0, claimToAt: 1 },
    null,
  ],
])('a coupon of %s', (_case, of, obstacle) =>
  expect(perkObstacle(of, of ? [of.rule] : [], NOW, 'Asia/Shanghai')).toBe(obstacle),
)

const row = (couponId: string, tries: number): OwedPerk => ({
  kind: 'monthly',
  batchId: 'b',
  period: '2026-11',
  couponId,
  tries,
  tryAt: NOW,
})

test('what stands is done; what failed comes again, ever later, at last once a day; what is sold out waits for its batch', () => {
  const owed = [
    row('stands', 0),
    row('failed', 0),
    row('old', 40),
    row('sold-out', 3),
    { ...row('later', 0), tryAt: NEVER },
  ]
  const tried = { existing: new Set(['stands']), waiting: new Set(['sold-out']) }
  const left = afterTry(book({ owed }), owed.slice(0, 4), tried, NOW).owed
  expect(left.map(({ couponId, tries, tryAt }) => [couponId, tries, tryAt])).toEqual([
    ['failed', 1, NOW + 60_000],
    ['old', 41, NOW + 86_400_000],
    ['sold-out', 4, NEVER],
    ['later', 0, NEVER],
  ])
})

test('C7: a member is woken only for the batch that has come, and only where a coupon of it waits', () => {
  const waiting = { ...row('a', 1), tryAt: NEVER }
  const other = { ...waiting, batchId: 'other' }
  expect(wokenBy('b', book({ owed: [waiting, other] }), NOW)?.owed.map(({ tryAt }) => tryAt)).toEqual([
    NOW,
    NEVER,
  ])
  expect(wokenBy('b', book({ owed: [row('a', 1), other] }), NOW)).toBeNull()
})

test('a batch without stock is asked again after a minute, doubled up to three hours', () => {
  expect([0, 1, 5, 40].map(tries => (watchAgainAt(tries, NOW) - NOW) / 60_000)).toEqual([1, 2, 32, 180])
})
