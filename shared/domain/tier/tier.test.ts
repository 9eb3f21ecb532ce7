import { FAR_DAY } from '../calendar/day'
import { brand, brandWith, member, NOW, TODAY } from '../test-brand'
import { tierProgress } from './progress'
import { raisedTier } from './raise-tier'
import { tierById, tierOf } from './tier-of'

describe('tiers', () => {
  test.each([
    [0, '新芽'],
    [499, '新芽'],
    [500, '知味'],
    [1_999, '知味'],
    [2_000, '藏山'],
    [1e9, '藏山'],
  ])('growth %i is %s', (growth, name) => expect(tierOf(growth, brand.tiers).name).toBe(name))

  test('an unknown tier counts as the first; a brand without tiers is a bug', () => {
    expect(tierById('gone', brand.tiers).id).toBe('xinya')
    expect(() => tierOf(0, [])).toThrow()
  })

  test.each([
    [1_786, 214, 21_400, 0.893],
    [0, 500, 50_000, 0],
    [2_000, 0, 0, 1],
  ])('with growth %i, %i growth or %i fen are missing', (growth, missing, fen, ratio) => {
    const progress = tierProgress(growth, brand)
    expect([progress.missingGrowth, progress.missingFen, progress.ratio]).toEqual([missing, fen, ratio])
  })

  test('slow growth needs more yuan, counted up to whole ones', () => {
    expect(tierProgress(499, brandWith({ growthRate: 3_000 })).missingFen).toBe(400)
  })

  test('up at once, over several tiers; never down; guests stay', () => {
    expect(raisedTier(member({ growth: 2_500 }), brand, { now: NOW, today: TODAY })).toEqual({
      tier: 'cangshan',
      tierSinceAt: NOW,
      tierUntilDay: FAR_DAY,
      periodStartGrowth: 2_500,
    })
    expect(raisedTier(member({ growth: 10, tier: 'zhiwei' }), brand, { now: NOW, today: TODAY })).toEqual({})
    expect(raisedTier(member({ growth: 900, state: 'guest' }), brand, { now: NOW, today: TODAY })).toEqual({})
  })
})
