import { brand, LIN, NOW } from '../test-brand'
import { newExchange } from './begin-exchange'
import type { ExchangeDoc, GoodsDoc } from './types'

/** A cup to fetch, for tests. */
export const cup = (over: Partial<GoodsDoc> = {}): GoodsDoc => ({
  _id: 'shanze:cup',
  brandId: 'shanze',
  version: 1,
  name: '山泽随行杯',
  what: { kind: 'item', pickUp: { days: 30, cancelDays: 14, ifLapsed: 'points-back' } },
  points: 80,
  onSale: true,
  needTier: '',
  limit: null,
  total: 3,
  ...over,
})

/** Lin's exchange for a cup as it was opened, for tests. */
export const exchangeOf = (over: Partial<ExchangeDoc> = {}): ExchangeDoc => ({
  ...newExchange({
    _id: 'x1',
    goods: cup(),
    price: cup(),
    memberId: LIN,
    commandId: 'c1',
    period: '',
    pickUpId: 'PICKUP',
    timeZone: brand.timeZone,
    now: NOW,
  }),
  ...over,
})
