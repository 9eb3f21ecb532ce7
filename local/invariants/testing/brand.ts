import { batch } from '@shared/domain/coupon/test-batch'
import { goodsIdOf } from '@shared/domain/ids'
import type { GoodsDoc } from '@shared/domain/mall/types'
import type { StoredValueRule } from '@shared/domain/stored-value/types'
import { brandWith } from '@shared/domain/test-brand'

/** Stored value as the demo has it: ¥100 more from ¥500, at most ¥2,000 held. */
export const RULE: StoredValueRule = {
  version: 1,
  bonuses: [
    { fromFen: 50_000, bonusFen: 10_000 },
    { fromFen: 20_000, bonusFen: 2_500 },
  ],
  leastFen: 5_000,
  mostFen: 100_000,
  mostHeldFen: 200_000,
  memberCodeMostFen: 20_000,
  topUpPerDayFen: 10_000_000,
  earnOn: 'spend',
}
export const STORE = 'shanze:yunqi'
export const MANAGER = { _id: 'shanze:o-shen', role: 'manager' as const }
/** One person with two openids, and a second person. */
export const PEOPLE = ['shanze:o-lin', 'shanze:o-lin-again', 'shanze:o-gu'] as const

const withStored = (points: Parameters<typeof brandWith>[0]) => ({
  ...brandWith(points),
  features: { mall: true, storedValue: true },
  storedValue: RULE,
})

export const BRAND = withStored({})
export const BRANDS = [
  BRAND,
  {
    ...withStored({ waitingDays: 7, expiry: { after: 'months', months: 1 } }),
    storedValue: { ...RULE, earnOn: 'top-up' as const },
  },
  withStored({ maxPerDay: 120, maxPerOrder: 90 }),
  {
    ...withStored({ expiry: { after: 'years', years: 0 } }),
    review: { months: 1, keep: [{ tierId: 'zhiwei', growth: 200 }], otherwise: 'one-down' as const },
  },
]
export const MORNING = Date.parse('2026-11-22T02:24:00Z')
/** Twenty seconds to midnight in Shanghai. */
export const LATE = Date.parse('2026-11-22T15:59:40Z')

const item = (code: string, over: Partial<GoodsDoc>): GoodsDoc => ({
  _id: goodsIdOf('shanze', code),
  brandId: 'shanze',
  name: '山泽随行杯',
  what: { kind: 'item', pickUp: { days: 30, cancelDays: 14, ifLapsed: 'points-back' } },
  points: 30,
  onSale: true,
  needTier: '',
  limit: null,
  total: 2,
  ...over,
})
/** One thing there are two of, one of a day, and one whose points are kept when it is never fetched. */
export const GOODS = [
  item('cup', {}),
  item('tin', { points: 40, total: 5, limit: { count: 1, per: 'day' } }),
  item('tea', {
    points: 80,
    total: 1,
    what: { kind: 'item', pickUp: { days: 5, cancelDays: 5, ifLapsed: 'points-kept' } },
  }),
] as const
/** Three coupons in all, two per person. */
export const BATCH = batch({ total: 3, limitPerMember: 2 })
