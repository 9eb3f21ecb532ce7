import type {
  BrandView,
  CouponView,
  CustomerView,
  GiftView,
  MemberView,
  OrderView,
  StoreView,
  TierView,
  UseView,
} from '../../shared/contract'

/**
 * People and things of an invented tea house, as the api shows them. It is 22 November 2026, 10:24 in
 * Shanghai.
 */
export const NOW = Date.parse('2026-11-22T02:24:00Z')
const DAY_MS = 86_400_000
/** Midnight after the given number of days, in Shanghai. */
export const midnightIn = (days: number) => Date.parse('2026-11-22T16:00:00Z') + (days - 1) * DAY_MS

const tier = (level: number, name: string, threshold: number, rate: number): TierView => ({
  id: `t${level}`,
  level,
  name,
  threshold,
  thresholdFen: threshold * 100,
  rate,
  benefits: ['生日当月双倍积分'],
})
const tiers = [
  tier(1, '新芽', 0, 10_000),
  tier(2, '知味', 500, 12_000),
  tier(3, '藏山', 2000, 15_000),
] as const

export const brand: BrandView = {
  id: 'shanze',
  name: '山泽茶事',
  wordmark: '山泽茶事',
  seedColour: '#1F5750',
  timeZone: 'Asia/Shanghai',
  tiers: [...tiers],
  faces: [],
  rulesVersion: '2026-01',
  mall: true,
}

export const store: StoreView = {
  id: 'shanze:yunqi',
  name: '云栖路店',
  address: '云栖路 1 号',
  phone: '0571-00000000',
  location: { longitude: 120.09, latitude: 30.18 },
  hours: {
    weekly: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 540, toMinute: 1260 }],
    special: [],
    closures: [],
  },
}

export const coupon: CouponView = {
  id: 'shanze:autumn:shanze:o-linqing:1',
  batchId: 'shanze:autumn',
  terms: {
    name: '秋茶礼赞满减券',
    benefit: { kind: 'reduction', offFen: 1200 },
    thresholdFen: 5000,
    stores: ['*'],
    times: [],
    notWith: '折扣券、礼盒类商品',
  },
  state: 'EFFECTIVE',
  validFromAt: NOW - DAY_MS,
  validToAt: midnightIn(2),
  usesLeft: 1,
  notUsable: null,
  lastUse: null,
  revoked: false,
}

export const customer: CustomerView = {
  maskedName: '林 *',
  tierName: '知味',
  phoneTail: '6688',
  isMember: true,
}

export const use: UseView = {
  couponId: coupon.id,
  index: 0,
  receiptNo: 'R-1122-0007',
  couponName: coupon.terms.name,
  benefit: coupon.terms.benefit,
  offFen: null,
  customer,
  storeId: store.id,
  storeName: store.name,
  clerkName: '陈一',
  mine: false,
  at: NOW - 120_000,
  undoUntilAt: null,
  typed: false,
  voided: null,
}

export const guest: MemberView = {
  state: 'guest',
  name: '',
  phoneMasked: '',
  hasAddress: false,
  cardNo: '',
  joinedAt: null,
  progress: { tier: tiers[0], growth: 68, next: { tier: tiers[1], missingGrowth: 432, missingFen: 43_200 } },
  points: { active: 0, pending: 68, debt: 0, expiring: null },
  keptUntilDay: '2026-12-22',
}

export const order: OrderView = {
  id: '1900000109:HY202611220001',
  tail: '0001',
  state: 'paid',
  amountFen: 6800,
  payerFen: 6800,
  refundedFen: 0,
  paidAt: NOW - 60_000,
  storeName: store.name,
  lines: [],
}

export const gift: GiftView = {
  index: 0,
  batchId: 'shanze:cold-brew',
  terms: {
    name: '山野冷泡立减券',
    benefit: { kind: 'reduction', offFen: 800 },
    thresholdFen: 3000,
    stores: ['*'],
    times: [],
    notWith: '',
  },
  validDays: 14,
  campaignName: '满 60 元，送一张券',
  takeUntilAt: midnightIn(1),
  state: 'waiting',
  coupon: null,
}
