import fc from 'fast-check'
import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { FAR_DAY } from '../calendar/day'
import { DAY_MS, member, NOW, brand as shanze, TODAY } from '../test-brand'
import { raisedTier } from './raise-tier'
import { tierOf } from './tier-of'
import { givenByUndone, periodsAfter, undoneRaises } from './undo-raise'

const brand: BrandDoc = {
  ...shanze,
  review: { months: 12, keep: [{ tierId: 'zhiwei', growth: 300 }], otherwise: 'one-down' },
}

/** Growth moves as the books move it: period first, then what a refund undoes, then what growth raises. */
function move(who: MemberDoc, change: number, at: number, earnedAt?: number): MemberDoc {
  const growth = who.growth + change
  const grown = undoneRaises({ ...who, ...periodsAfter(who, change, earnedAt), growth }, brand)
  return { ...grown, ...raisedTier(grown, brand, { now: at, today: TODAY }) }
}

const joined = member({ periodSinceAt: NOW - DAY_MS })

describe('a raise whose growth is taken back in its first period', () => {
  test('C5: falls back to the tier held before, and that one’s period goes on', () => {
    const zhiwei = move(joined, 600, NOW)
    const cangshan = move(zhiwei, 1_500, NOW + 1)
    expect(cangshan).toMatchObject({ tier: 'cangshan', tierUntilDay: '2027-11-30' })
    const back = move(cangshan, -1_500, NOW + 2, NOW + 1)
    expect(back).toEqual({ ...zhiwei, growth: 600 })
    expect(move(back, -600, NOW + 3, NOW)).toEqual(joined)
  })

  test('C5: falls to the tier in between that the growth still carries, since the same moment', () => {
    const cangshan = move(joined, 2_100, NOW)
    expect(move(cangshan, -1_000, NOW + DAY_MS, NOW)).toMatchObject({
      tier: 'zhiwei',
      tierSinceAt: NOW,
      tierUntilDay: '2027-11-30',
      raises: [{ tier: 'zhiwei', at: NOW, threshold: 500 }],
    })
  })

  test('C5: two raises of one moment are both undone', () => {
    const both = move(move(joined, 600, NOW), 1_500, NOW)
    expect(move(both, -2_100, NOW + 1, NOW)).toMatchObject({
      tier: 'xinya',
      tierUntilDay: FAR_DAY,
      raises: [],
    })
  })

  test('stays while the growth still reaches the threshold that carried it', () => {
    const raised = move(joined, 600, NOW)
    expect(move(raised, -100, NOW + 1, NOW)).toMatchObject({ tier: 'zhiwei', growth: 500 })
    const costlier = {
      ...brand,
      tiers: brand.tiers.map(tier => ({ ...tier, threshold: tier.threshold * 2 })),
    }
    expect(undoneRaises(raised, costlier).tier).toBe('zhiwei')
  })

  test('stays when a review has kept it since', () => {
    const kept = { ...move(joined, 600, NOW), raises: [] }
    expect(move(kept, -600, NOW + DAY_MS, NOW)).toMatchObject({ tier: 'zhiwei', growth: 0 })
  })
})

describe('growth of the period', () => {
  const keptTop = { ...joined, tier: 'cangshan', tierUntilDay: '2027-11-30', periodSinceAt: NOW }
  test('C19: what is spent after a refund counts in full for keeping the tier', () => {
    const kept = { ...keptTop, growth: 2_000 }
    const refunded = move(kept, -2_000, NOW + 2, NOW - DAY_MS)
    expect(refunded.periodGrowth).toBe(0)
    expect(move(refunded, 300, NOW + 3).periodGrowth).toBe(300)
  })

  test('C19: a refund of before the period takes nothing from what was spent within it', () => {
    const kept = { ...keptTop, growth: 2_000 }
    expect(move(move(kept, 300, NOW + 1), -2_000, NOW + 2, NOW - DAY_MS).periodGrowth).toBe(300)
  })

  test('a refund of within the period takes it off', () => {
    const kept = { ...keptTop, growth: 2_000 }
    expect(move(move(kept, 300, NOW + 1), -200, NOW + 2, NOW + 1).periodGrowth).toBe(100)
  })
})

test('C5: whatever is bought and refunded, the tier is the one the growth of the moment deserves', () => {
  const amount = fc.integer({ min: 1, max: 3_000 })
  fc.assert(
    fc.property(fc.array(fc.tuple(amount, fc.boolean()), { maxLength: 12 }), orders => {
      let who = joined
      for (const [n, [growth]] of orders.entries()) who = move(who, growth, NOW + n)
      for (const [n, [growth, isRefunded]] of orders.entries()) {
        if (isRefunded) who = move(who, -growth, NOW + 100 + n, NOW + n)
      }
      expect(who.tier).toBe(tierOf(who.growth, brand.tiers).id)
    }),
  )
})

describe('what an undone raise had given', () => {
  const gift = (batchId: string) =>
    ({ kind: 'monthly', batchId, period: '2026-11', couponId: `c-${batchId}`, points: 0 }) as const
  const zhiwei = { ...move(joined, 600, NOW) }
  const raiseOf = (at: number, batchId: string) => {
    const [raise] = zhiwei.raises
    if (!raise) throw new Error('growth of 600 raises')
    return { ...raise, at, gave: [gift(batchId)] }
  }

  test('is taken back with it, and what the raises that stay have given is not', () => {
    const [kept, undone] = [raiseOf(NOW, 'a'), { ...raiseOf(NOW, 'b'), tier: 'cangshan' }]
    expect(givenByUndone([kept, undone], [kept])).toEqual([gift('b')])
    expect(givenByUndone([kept, undone], [])).toEqual([gift('a'), gift('b')])
    expect(givenByUndone([kept], [kept])).toEqual([])
  })

  test('is taken back too when the same tier is raised to again later', () => {
    expect(givenByUndone([raiseOf(NOW, 'a')], [raiseOf(NOW + 1, 'b')])).toEqual([gift('a')])
  })
})
