import type { InputOf } from '@shared/contract'
import { NEVER } from '@shared/domain/due'

type Fields = InputOf<'mall.saveGoods'>['goods']

/** A cup to fetch, dearer for who is on no high tier. */
export const goodsFields = (over: Partial<Fields> = {}): Fields => ({
  name: '冬茶杯',
  art: 'tumbler',
  description: '',
  what: { kind: 'item', pickUp: { days: 30, cancelDays: 14, ifLapsed: 'points-back' } },
  points: 30,
  prices: [
    {
      id: 'top',
      points: 20,
      tiers: ['cangshan'],
      times: [],
      fromAt: 0,
      toAt: 0,
      minGrowth: 0,
      note: '「藏山」会员',
    },
  ],
  fromAt: 0,
  toAt: NEVER,
  needTier: '',
  limit: null,
  ...over,
})
