import type { BrandView, CouponView, GoodsView, MemberView, OutputOf, StoreView } from '@shared/contract'

/** People and things of an invented tea house, as answers of the api; Sunday, 22 November 2026, 10:24. */
export const NOW = Date.parse('2026-11-22T10:24:00+08:00')
export const TIME_ZONE = 'Asia/Shanghai'
export const at = (moment: string) => Date.parse(`${moment}+08:00`)

const tiers: BrandView['tiers'] = [
  { id: 'xinya', name: '新芽', threshold: 0, rate: 10_000, benefits: ['赠券'], level: 1, thresholdFen: 0 },
  { id: 'zhiwei', name: '知味', threshold: 500, rate: 12_000, benefits: [], level: 2, thresholdFen: 50_000 },
  {
    id: 'cangshan',
    name: '藏山',
    threshold: 2000,
    rate: 15_000,
    benefits: [],
    level: 3,
    thresholdFen: 200_000,
  },
]

export const brand: BrandView = {
  id: 'shanze',
  name: '山泽茶事',
  wordmark: '山泽茶事',
  seedColour: '#1F5750',
  timeZone: TIME_ZONE,
  tiers,
  faces: [],
  rulesVersion: '2026-09',
  mall: true,
}

const store = (id: string, name: string): StoreView => ({
  id: `shanze:${id}`,
  name,
  address: '',
  phone: '',
  location: { longitude: 120.09, latitude: 30.18 },
  hours: {
    weekly: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 540, toMinute: 1260 }],
    special: [],
    closures: [],
  },
})
export const yunqi = store('yunqi', '云栖路店')
export const hubin = store('hubin', '湖滨店')

const tier = (i: number) => tiers[i] as BrandView['tiers'][number]

export const guest: MemberView = {
  state: 'guest',
  name: '',
  phoneMasked: '',
  hasAddress: false,
  cardNo: '6208041577',
  joinedAt: null,
  progress: { tier: tier(0), growth: 68, next: { tier: tier(1), missingGrowth: 432, missingFen: 43_200 } },
  points: { active: 0, pending: 68, debt: 0, expiring: null },
  keptUntilDay: '2026-12-22',
}

export const linQing: MemberView = {
  ...guest,
  state: 'member',
  name: '林青',
  joinedAt: at('2025-03-11T10:00:00'),
  progress: { tier: tier(1), growth: 1786, next: { tier: tier(2), missingGrowth: 214, missingFen: 21_400 } },
  points: { active: 1367, pending: 0, debt: 0, expiring: null },
  keptUntilDay: null,
}

export const coupon = (facts: Partial<CouponView> = {}): CouponView => ({
  id: 'c1',
  batchId: 'shanze:cold-brew',
  terms: {
    name: '山野冷泡立减券',
    benefit: { kind: 'reduction', offFen: 800 },
    thresholdFen: 3000,
    stores: ['*'],
    times: [],
    notWith: '',
  },
  state: 'EFFECTIVE',
  validFromAt: NOW,
  validToAt: at('2026-12-07T00:00:00'),
  usesLeft: 1,
  notUsable: null,
  lastUse: null,
  revoked: false,
  ...facts,
})

/** A lidded bowl for 800 points, that one has the points for. */
export const goods = (facts: Partial<GoodsView> = {}): GoodsView => ({
  id: 'shanze:gaiwan',
  name: '山形盖碗',
  kind: 'item',
  art: 'bowl',
  price: { points: 800, fen: 0, note: '' },
  withMoney: null,
  others: [],
  limit: null,
  left: 14,
  notNow: null,
  ...facts,
})

type Landing = OutputOf<'order.landing'>

/** An order of ¥68.00 at 云栖路店, verified, with one gift to take. */
export const landing = (facts: Partial<Landing> = {}): Landing => ({
  brand,
  state: 'verified',
  order: {
    id: '1900000109:20261122ab3081',
    tail: '3081',
    state: 'paid',
    amountFen: 6800,
    payerFen: 6800,
    refundedFen: 0,
    paidAt: NOW,
    storeName: '云栖路店',
    lines: [],
  },
  grant: { points: 68, growth: 68, kept: 68, lotDay: '2027-11-30', waiting: true },
  member: guest,
  gifts: [
    {
      index: 0,
      batchId: 'shanze:cold-brew',
      terms: coupon().terms,
      validDays: 14,
      campaignName: '满 60 元，送一张券',
      takeUntilAt: at('2026-11-23T00:00:00'),
      state: 'waiting',
      coupon: null,
    },
  ],
  store: yunqi,
  stores: [yunqi, hubin],
  ready: null,
  blocks: ['gifts'],
  nextGift: null,
  best: null,
  now: NOW,
  ...facts,
})
