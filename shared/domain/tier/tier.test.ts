import fc from 'fast-check'
import { FAR_DAY } from '../calendar/day'
import { earned } from '../points/earning'
import { brand, member, NOW, TODAY } from '../test-brand'
import { nextTier, tiersAhead } from './progress'
import { heldTier, raisedTier } from './raise-tier'
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

  const ahead = (tier: string, growth: number, growthRate = 10_000) =>
    tiersAhead({ tier, growth }, brand.tiers, growthRate)

  test('every tier above the one held is shown in growth and in yuan', () => {
    expect(ahead('xinya', 68)).toEqual([
      { tier: brand.tiers[1], missingGrowth: 432, missingFen: 43_200 },
      { tier: brand.tiers[2], missingGrowth: 1_932, missingFen: 193_200 },
    ])
    expect(ahead('cangshan', 1_200)).toEqual([])
    expect(ahead('gone', 0)).toHaveLength(2)
  })

  test('paying the yuan that are missing surely brings the growth, and a yuan less does not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 499 }), fc.integer({ min: 1, max: 50_000 }), (growth, rate) => {
        const [gap] = ahead('xinya', growth, rate)
        if (!gap) throw new Error('there is a tier ahead')
        expect(earned(gap.missingFen, rate)).toBeGreaterThanOrEqual(gap.missingGrowth)
        expect(earned(gap.missingFen - 100, rate)).toBeLessThan(gap.missingGrowth)
      }),
    )
  })

  test('growth that money does not bring is shown in growth alone', () => {
    expect(ahead('xinya', 68, 0)[0]).toMatchObject({ missingGrowth: 432, missingFen: 0 })
  })

  test('the tier to speak of is the highest one earned already, else the first ahead', () => {
    expect(nextTier(ahead('xinya', 68))?.tier.name).toBe('知味')
    expect(nextTier(ahead('xinya', 2_100))).toMatchObject({ tier: { name: '藏山' }, missingGrowth: 0 })
    expect(nextTier(ahead('cangshan', 2_100))).toBeNull()
  })

  test('up at once, over several tiers; not down by itself; guests stay', () => {
    expect(raisedTier(member({ growth: 2_500 }), brand, { now: NOW, today: TODAY })).toEqual({
      tier: 'cangshan',
      tierSinceAt: NOW,
      tierUntilDay: FAR_DAY,
      periodGrowth: 0,
      periodSinceAt: NOW,
      raises: [{ tier: 'cangshan', at: NOW, threshold: 2_000, before: heldTier(member()), gave: [] }],
    })
    expect(raisedTier(member({ growth: 10, tier: 'zhiwei' }), brand, { now: NOW, today: TODAY })).toEqual({})
    expect(raisedTier(member({ growth: 900, state: 'guest' }), brand, { now: NOW, today: TODAY })).toEqual({})
  })
})
