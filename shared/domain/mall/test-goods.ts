import type { GoodsDoc } from './types'

/** A cup to fetch, for tests. */
export const cup = (over: Partial<GoodsDoc> = {}): GoodsDoc => ({
  _id: 'shanze:cup',
  brandId: 'shanze',
  name: '山泽随行杯',
  what: { kind: 'item', pickUp: { days: 30, cancelDays: 14, ifLapsed: 'points-back' } },
  points: 80,
  onSale: true,
  needTier: '',
  limit: null,
  total: 3,
  ...over,
})
