import type { CampaignFields } from '@shared/domain/campaign/campaign-fields'
import { saveCampaign, stepCampaign } from '@shared/domain/campaign/edit-campaign'
import type { CampaignDoc } from '@shared/domain/campaign/types'
import type { BatchFields } from '@shared/domain/coupon/batch-fields'
import type { BatchFacts } from '@shared/domain/coupon/batch-problems'
import { saveBatch } from '@shared/domain/coupon/edit-batch'
import type { CouponBatch, CouponRule } from '@shared/domain/coupon/types'
import { batchAloneFen } from '@shared/domain/coupon/worst-cost'
import { NEVER } from '@shared/domain/due'
import { batchIdOf, campaignIdOf } from '@shared/domain/ids'
import { BRAND_ID, brand, stores, TIME_ZONE } from './brand'
import { decided } from './decided'
import { manager } from './people'

const base: CouponRule = {
  benefit: { kind: 'reduction', offFen: 0 },
  thresholdFen: 0,
  validity: { mode: 'after-taking', delayDays: 0, days: 14 },
  stores: ['*'],
  times: [],
  uses: 1,
  notWith: '',
}
const weekdayAfternoon = { weekdays: [1, 2, 3, 4, 5], fromMinute: 14 * 60, toMinute: 17 * 60 }

type Offer = Pick<CouponBatch, 'name' | 'total' | 'limitPerMember'> & {
  code: string
  rule: Partial<CouponRule>
  channel?: CouponBatch['channel']
  needTier?: string
}

const offers: Offer[] = [
  {
    code: 'autumn',
    name: '秋茶礼赞满减券',
    total: 2000,
    limitPerMember: 2,
    rule: {
      benefit: { kind: 'reduction', offFen: 1200 },
      thresholdFen: 5000,
      notWith: '折扣券、礼盒类商品',
    },
  },
  {
    code: 'cold-brew',
    name: '山野冷泡立减券',
    total: 500,
    limitPerMember: 1,
    channel: 'gift',
    rule: { benefit: { kind: 'reduction', offFen: 800 }, thresholdFen: 3000 },
  },
  {
    code: 'weekly',
    name: '山泽会员周折扣券',
    total: 800,
    limitPerMember: 1,
    needTier: 'zhiwei',
    rule: {
      benefit: { kind: 'percentage', payPermille: 850, maxOffFen: 2000 },
      notWith: '满减券',
    },
  },
  {
    code: 'afternoon',
    name: '午后米糕立减券',
    total: 300,
    limitPerMember: 1,
    rule: {
      benefit: { kind: 'reduction', offFen: 600 },
      thresholdFen: 2000,
      validity: { mode: 'after-taking', delayDays: 0, days: 30 },
      times: [weekdayAfternoon],
    },
  },
  {
    code: 'lakeside',
    name: '湖滨早茶立减券',
    total: 200,
    limitPerMember: 1,
    rule: {
      benefit: { kind: 'reduction', offFen: 500 },
      thresholdFen: 2500,
      stores: [`${BRAND_ID}:hubin`],
    },
  },
  {
    code: 'monthly-cup',
    name: '知味月礼饮品券',
    total: 3000,
    limitPerMember: 1,
    channel: 'gift',
    rule: {
      benefit: { kind: 'reduction', offFen: 1000 },
      thresholdFen: 3000,
      validity: { mode: 'after-taking', delayDays: 0, days: 30 },
    },
  },
  {
    code: 'monthly-tasting',
    name: '藏山月礼品鉴券',
    total: 1000,
    limitPerMember: 1,
    channel: 'gift',
    rule: {
      benefit: { kind: 'reduction', offFen: 3000 },
      thresholdFen: 6000,
      validity: { mode: 'after-taking', delayDays: 0, days: 30 },
    },
  },
  {
    code: 'birthday-cake',
    name: '生日米糕券',
    total: 2000,
    limitPerMember: 1,
    channel: 'gift',
    rule: {
      benefit: { kind: 'reduction', offFen: 1400 },
      validity: { mode: 'after-taking', delayDays: 0, days: 30 },
    },
  },
]

/** What a batch of the demo is held against when it is published. */
const factsAt = (now: number): BatchFacts => ({
  now,
  timeZone: TIME_ZONE,
  storeIds: stores.map(({ _id }) => _id),
  tierIds: brand.tiers.map(({ id }) => id),
  contents: [],
  aloneFen: batchAloneFen(brand),
})

/** Every batch of the demo as its manager published it at `openedAt` (epoch ms), without end. */
export const batchesOf = (openedAt: number): CouponBatch[] =>
  offers.map(({ code, rule, channel = 'claim', needTier = '', ...offer }) => {
    const fields: BatchFields = {
      ...offer,
      kind: 'coupon',
      channel,
      needTier,
      claimFromAt: openedAt,
      claimToAt: NEVER,
      placements: [],
      rule: { ...base, ...rule },
    }
    const wanted = { _id: batchIdOf(BRAND_ID, code), brandId: BRAND_ID, fields, publish: true }
    const by = { staffId: manager._id, staffName: manager.name, now: openedAt }
    return decided(saveBatch(null, wanted, by, factsAt(openedAt))) as CouponBatch
  })

/** 满 60 元，送一张券: one cold-brew coupon, to be taken on the day of payment; as saved, and as started. */
export function giftCampaignOf(openedAt: number): { draft: CampaignDoc; started: CampaignDoc } {
  const fields: CampaignFields = {
    kind: 'pay-gift',
    name: '满 60 元，送一张券',
    subtitle: '',
    placements: [],
    fromAt: openedAt,
    toAt: NEVER,
    stores: ['*'],
    thresholdFen: 6000,
    batchIds: [batchIdOf(BRAND_ID, 'cold-brew')],
    perPerson: { limit: 3, per: 'day' },
    takeDays: 0,
  }
  const { contents: _none, aloneFen: _any, ...known } = factsAt(openedAt)
  const facts = { ...known, batches: batchesOf(openedAt), campaigns: [] }
  const wanted = { _id: campaignIdOf(BRAND_ID, 'autumn-gift'), brandId: BRAND_ID, fields }
  const draft = decided(saveCampaign(null, wanted, facts))
  const started = decided(stepCampaign(draft, { step: 'start', reason: '', now: openedAt }, facts))
  return { draft: draft as CampaignDoc, started: started as CampaignDoc }
}
