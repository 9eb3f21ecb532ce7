import { NEVER } from '../due'
import { brand, LIN, NOW } from '../test-brand'
import { mintCoupon } from './mint'
import type { BatchDoc, CouponBatch, CouponDoc, CouponRule, CouponUse, PackBatch } from './types'

/** 秋茶礼赞满减券: ¥12 off from ¥50, 14 days after taking, every store. */
export const rule = (over: Partial<CouponRule> = {}): CouponRule => ({
  benefit: { kind: 'reduction', offFen: 1200 },
  thresholdFen: 5000,
  validity: { mode: 'after-taking', delayDays: 0, days: 14 },
  stores: ['*'],
  times: [],
  uses: 1,
  notWith: '',
  ...over,
})

const base = {
  _id: 'shanze:autumn',
  brandId: 'shanze',
  version: 1,
  createdAt: 0,
  name: '秋茶礼赞满减券',
  ruleVersion: 1,
  state: 'open',
  total: 50,
  channel: 'claim',
  limitPerMember: 2,
  needTier: '',
  claimFromAt: 0,
  claimToAt: NEVER,
} as const

export const batch = (over: Partial<CouponBatch> = {}): CouponBatch => ({
  ...base,
  kind: 'coupon',
  rule: rule(),
  ...over,
})
export const pack = (over: Partial<PackBatch> = {}): PackBatch => ({
  ...base,
  _id: 'shanze:welcome-pack',
  kind: 'pack',
  contents: ['shanze:autumn', 'shanze:autumn'],
  ...over,
})

export const coupon = (over: Partial<CouponDoc> = {}, of: BatchDoc = batch()): CouponDoc => ({
  ...mintCoupon({
    _id: `${of._id}:${LIN}:1`,
    batch: of,
    memberId: LIN,
    origin: `claim:${of._id}`,
    commandId: 'c1',
    token: 't1',
    shardNumber: 0,
    codeId: '0123456789ABCDEF',
    now: NOW,
    timeZone: brand.timeZone,
  }),
  ...over,
})

export const CHEN = { _id: 'shanze:o-chen', name: '陈一', role: 'clerk' } as const
export const ZHAO = { _id: 'shanze:o-zhao', name: '赵店长', role: 'manager' } as const

export const use = (over: Partial<CouponUse> = {}): CouponUse => ({
  commandId: 'redeem-1',
  storeId: 'shanze:yunqi',
  clerkId: CHEN._id,
  clerkName: CHEN.name,
  at: NOW,
  clerkDay: `${CHEN._id}:2026-11-22`,
  storeDay: 'shanze:yunqi:2026-11-22',
  amountFen: null,
  offFen: 1200,
  receiptNo: 'R-0000-0000',
  ...over,
})
