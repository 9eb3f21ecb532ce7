import type { BrandDoc } from '../brand/types'
import { FAR_DAY } from '../calendar/day'
import { brandWith, member } from '../test-brand'
import { keepProgress, spendingFor } from './keep-progress'

const rules: BrandDoc = {
  ...brandWith({ growthRate: 5_000 }),
  review: { months: 12, keep: [{ tierId: 'zhiwei', growth: 300 }], otherwise: 'one-down' },
}
const who = (over = {}) =>
  member({ tier: 'zhiwei', growth: 700, periodGrowth: 100, tierUntilDay: '2027-11-30', ...over })

test('what keeps a tier is shown in growth and in yuan', () => {
  expect(keepProgress(who(), rules)).toEqual({
    untilDay: '2027-11-30',
    growth: 100,
    needed: 300,
    missingGrowth: 200,
    missingFen: 40_000,
  })
  expect(keepProgress(who({ growth: 1_000, periodGrowth: 400 }), rules)).toMatchObject({
    missingGrowth: 0,
    missingFen: 0,
  })
})

test.each([
  ['the brand never reviews', who(), { ...rules, review: null }],
  ['the tier has no end', who({ tierUntilDay: FAR_DAY }), rules],
  ['it is a guest', who({ state: 'guest' }), rules],
])('nothing has to be kept when %s', (_case, member, brand) => expect(keepProgress(member, brand)).toBeNull())

test('growth that money does not bring costs nothing', () => expect(spendingFor(10, 0)).toBe(0))
