import { batch } from '../coupon/test-batch'
import { NEVER } from '../due'
import { TODAY } from '../test-brand'
import { afterTry, perkObstacle } from './hand-over'
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

test('what stands is done; the rest comes again, ever later, at last once a day, and is never given up', () => {
  const row = (couponId: string, tries: number): OwedPerk => ({
    kind: 'monthly',
    batchId: 'b',
    period: '2026-11',
    couponId,
    tries,
    tryAt: NOW,
  })
  const owed = [row('stands', 0), row('first', 0), row('old', 40), { ...row('later', 0), tryAt: NEVER }]
  const left = afterTry(book({ owed }), owed.slice(0, 3), new Set(['stands']), NOW).owed
  expect(left.map(({ couponId, tries, tryAt }) => [couponId, tries, tryAt])).toEqual([
    ['first', 1, NOW + 60_000],
    ['old', 41, NOW + 86_400_000],
    ['later', 0, NEVER],
  ])
})
