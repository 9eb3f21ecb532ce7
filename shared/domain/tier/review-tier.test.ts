import fc from 'fast-check'
import type { BrandDoc, TierReview } from '../brand/types'
import { addDays, FAR_DAY } from '../calendar/day'
import { rollMember } from '../points/roll-member'
import { auditMember } from '../settlement/audit'
import { DAY_MS, member, NOW, brand as shanze, TODAY } from '../test-brand'
import { heldTier, raisedTier } from './raise-tier'
import { reviewTier, type TierStatus } from './review-tier'

const review: TierReview = {
  months: 12,
  keep: [
    { tierId: 'zhiwei', growth: 300 },
    { tierId: 'cangshan', growth: 1_200 },
  ],
  otherwise: 'one-down',
}
const brand: BrandDoc = { ...shanze, review }
const recalculating: BrandDoc = { ...shanze, review: { ...review, otherwise: 'recalculate' } }
const YESTERDAY = addDays(TODAY, -1)
const held = (tier: string, growth: number, startedWith: number, tierUntilDay = YESTERDAY): TierStatus => ({
  state: 'member',
  tier,
  growth,
  periodGrowth: Math.max(0, growth - startedWith),
  tierUntilDay,
})

describe('the yearly review', () => {
  test.each<[string, BrandDoc, TierStatus, string, number]>([
    ['enough in the year keeps the tier', brand, held('cangshan', 3_400, 2_200), 'cangshan', 3_400],
    ['one short falls one tier', brand, held('cangshan', 3_399, 2_200), 'zhiwei', 1_699],
    ['nothing at all falls one tier, to its start', brand, held('zhiwei', 700, 700), 'xinya', 0],
    ['or is found anew from the year alone', recalculating, held('cangshan', 2_600, 2_000), 'zhiwei', 600],
    [
      'down to the first, if the year gave no more',
      recalculating,
      held('cangshan', 2_100, 2_000),
      'xinya',
      100,
    ],
    ['a year of refunds counts as none', brand, held('cangshan', 1_900, 2_000), 'zhiwei', 500],
  ])('%s', (_case, rules, status, tier, growth) =>
    expect(reviewTier(status, rules, TODAY)?.changes).toMatchObject({ tier, growth }),
  )

  test('on the last day the tier still holds, the day after it is looked at', () => {
    expect(reviewTier(held('cangshan', 2_000, 2_000, TODAY), brand, TODAY)).toBeNull()
    expect(reviewTier(held('cangshan', 2_000, 2_000, TODAY), brand, addDays(TODAY, 1))).not.toBeNull()
  })

  test('several missed reviews are made up for, one after the other', () => {
    const after = reviewTier(held('cangshan', 5_000, 5_000, '2024-10-31'), brand, TODAY)
    expect(after).toMatchObject({
      changes: { tier: 'xinya', tierUntilDay: FAR_DAY },
      change: { from: 'cangshan', to: 'xinya', why: 'lowered' },
    })
  })

  test('without a review, and for guests, no tier is ever lost', () => {
    expect(reviewTier(held('cangshan', 0, 0), shanze, TODAY)).toBeNull()
    expect(reviewTier({ ...held('cangshan', 0, 0), state: 'guest' }, brand, TODAY)).toBeNull()
  })

  test('a lost tier is never straight back, and growth never grows by a review', () => {
    const status = fc.record({
      tier: fc.constantFrom('xinya', 'zhiwei', 'cangshan'),
      growth: fc.nat({ max: 6_000 }),
      start: fc.nat({ max: 6_000 }),
    })
    fc.assert(
      fc.property(fc.constantFrom(brand, recalculating), status, (rules, { tier, growth, start }) => {
        const after = reviewTier(held(tier, growth, start), rules, TODAY)
        if (!after || after.change.why === 'kept') return
        expect(after.changes.growth).toBeLessThanOrEqual(growth)
        const raised = raisedTier(member(after.changes), rules, { now: NOW, today: TODAY })
        expect(raised.tier).toBeUndefined()
        expect(after.changes.periodGrowth).toBe(0)
      }),
    )
  })
})

describe('in the books', () => {
  test('a new tier holds until the end of the month a year later', () => {
    expect(raisedTier(member({ growth: 600 }), brand, { now: NOW, today: TODAY })).toEqual({
      tier: 'zhiwei',
      tierSinceAt: NOW,
      tierUntilDay: '2027-11-30',
      periodGrowth: 0,
      periodSinceAt: NOW,
      raises: [{ tier: 'zhiwei', at: NOW, threshold: 500, before: heldTier(member()), gave: [] }],
    })
  })

  test('one held from before the review existed begins its first period with the next command', () => {
    const old = member({ growth: 600, tier: 'zhiwei' })
    expect(raisedTier(old, brand, { now: NOW, today: TODAY })).toEqual({
      tierUntilDay: '2027-11-30',
      periodGrowth: 0,
      periodSinceAt: NOW,
    })
  })

  test('the roll books the review: growth by an entry, the change of tier on it', () => {
    const who = member({ tier: 'cangshan', growth: 2_500, periodGrowth: 100, tierUntilDay: YESTERDAY })
    const rolled = rollMember({ member: who, brand, now: NOW })
    if (rolled.kind !== 'booked') throw new Error(rolled.kind)
    expect(rolled.next).toMatchObject({
      tier: 'zhiwei',
      growth: 600,
      tierSinceAt: NOW,
      tierUntilDay: '2027-11-30',
    })
    expect(rolled.entries).toMatchObject([
      {
        kind: 'roll',
        growth: -1_900,
        postings: [],
        tier: { from: 'cangshan', to: 'zhiwei', why: 'lowered' },
      },
    ])
    const earlier = { ...rolled.entries[0], _id: 'before', growth: 2_500, tier: undefined }
    expect(auditMember(rolled.next, [earlier, ...rolled.entries] as never)).toEqual([])
    expect(rollMember({ member: rolled.next, brand, now: NOW + DAY_MS })).toEqual({ kind: 'nothing' })
  })
})
