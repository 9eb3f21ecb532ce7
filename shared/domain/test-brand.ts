import type { MemberDoc } from './account/types'
import type { BrandDoc } from './brand/types'
import type { CampaignDoc } from './campaign/types'
import { NEVER } from './due'
import { createGuest } from './member/create-guest'
import { joinMember } from './member/join-member'
import type { OrderOrigin } from './order/create-order'
import type { PaidFact, RefundFact } from './order/types'

/** The invented tea house all domain tests speak about, on Sunday, 22 November 2026, 10:24 in Shanghai. */
export const NOW = Date.parse('2026-11-22T02:24:00Z')
export const TODAY = '2026-11-22'
/** Last valid day of points earned today. */
export const LOT = '2027-11-30'
export const DAY_MS = 86_400_000

export const brand: BrandDoc = {
  _id: 'shanze',
  name: '山泽茶事',
  wordmark: '山泽茶事',
  seedColour: '#1F5750',
  timeZone: 'Asia/Shanghai',
  appid: 'wx5a0c1f2e3d4b6a78',
  entity: '山泽茶事（杭州）有限公司',
  mainMchid: '1900000109',
  tiers: [
    { id: 'xinya', name: '新芽', threshold: 0, rate: 10_000, benefits: [] },
    { id: 'zhiwei', name: '知味', threshold: 500, rate: 12_000, benefits: [] },
    { id: 'cangshan', name: '藏山', threshold: 2000, rate: 15_000, benefits: [] },
  ],
  points: {
    version: 3,
    measure: 'payer',
    waitingDays: 0,
    expiry: { after: 'months', months: 12 },
    factors: [],
    maxPerOrder: 0,
    maxPerDay: 0,
    maxPerMonth: 0,
    maxGrowthPerOrder: 0,
    maxGrowthPerDay: 0,
    maxGrowthPerMonth: 0,
    adjustAlone: 500,
    adjustAlonePerDay: { staff: 3000, card: 1500 },
    growthRate: 10_000,
  },
  review: null,
  faces: [],
  notices: [],
  returnGrace: false,
  receiptClaimDays: 7,
  pointWorth: 10_000,
  features: { mall: false, storedValue: false },
  rulesVersion: '1',
}

export const brandWith = (points: Partial<BrandDoc['points']>): BrandDoc => ({
  ...brand,
  points: { ...brand.points, ...points },
})

export const LIN = 'shanze:o-lin'

export const guest = (over: Partial<MemberDoc> = {}): MemberDoc => ({
  ...createGuest({ memberId: LIN, brand, cardNo: '6200000019', now: NOW }),
  ...over,
})

/** A member who has just joined, with an empty journal. */
export function member(over: Partial<MemberDoc> = {}): MemberDoc {
  const joined = joinMember({ member: guest(), brand, phone: null, now: NOW })
  if (joined.kind !== 'booked') throw new Error(joined.kind)
  return { ...joined.next, journal: [], dueAt: NEVER, ...over }
}

export const origin = (outTradeNo = 'T1', over: Partial<OrderOrigin> = {}): OrderOrigin => ({
  mchid: '1900000109',
  outTradeNo,
  brandId: 'shanze',
  storeId: 'shanze:yunqi',
  memberId: LIN,
  source: 'app',
  ...over,
})

export const paidFact = (fen: number, over: Partial<PaidFact> = {}): PaidFact => ({
  transactionId: 'tx-1',
  at: NOW,
  day: TODAY,
  totalFen: fen,
  payerFen: fen,
  promotions: [],
  ...over,
})

export const refundFact = (no: string, fen: number, over: Partial<RefundFact> = {}): RefundFact => ({
  no,
  state: 'success',
  fen,
  payerFen: fen,
  at: NOW,
  ...over,
})

/** 满 60 元，送一张券: one gift per person and day. */
export const payGift = (over: Partial<CampaignDoc> = {}): CampaignDoc => ({
  _id: 'shanze:autumn-gift',
  brandId: 'shanze',
  version: 1,
  kind: 'pay-gift',
  name: '这一单送你一张券',
  state: 'open',
  fromAt: NOW - DAY_MS,
  toAt: NOW + 30 * DAY_MS,
  stores: ['*'],
  thresholdFen: 6000,
  batchIds: ['shanze:cold-brew'],
  perPerson: { limit: 1, per: 'day' },
  takeDays: 0,
  ...over,
})
