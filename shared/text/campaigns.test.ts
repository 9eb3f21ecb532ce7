import type { PointsCampaignDoc } from '../domain/campaign/types'
import { NEVER } from '../domain/due'
import { NOW, payGift } from '../domain/test-brand'
import { type CampaignNames, campaignChanges, campaignOperationWords, campaignSummary } from './campaigns'

const names: CampaignNames = {
  now: NOW,
  timeZone: 'Asia/Shanghai',
  storeCount: 6,
  storeName: () => '湖滨店',
  tierName: () => '知味',
  batchName: () => '山野冷泡立减券',
}
const gift = payGift({
  thresholdFen: 6000,
  fromAt: NOW,
  toAt: NEVER,
  takeDays: 0,
  perPerson: { limit: 3, per: 'day' },
})
const double: PointsCampaignDoc = {
  _id: 'shanze:double',
  brandId: 'shanze',
  version: 1,
  kind: 'points-factor',
  name: '双倍积分日',
  state: 'open',
  fromAt: 0,
  toAt: NEVER,
  stores: ['shanze:hubin'],
  tiers: ['zhiwei'],
  thresholdFen: 0,
  factor: 15_000,
}

test.each([
  [
    gift,
    '满 60 元送「山野冷泡立减券」，每人每天最多 3 次，付款当天可领，全部 6 家门店，11 月 22 日 10:24 起，不限结束',
  ],
  [
    {
      ...gift,
      kind: 'top-up-gift' as const,
      fromAt: 0,
      toAt: NOW,
      takeDays: 2,
      perPerson: { limit: 1, per: 'campaign' as const },
    },
    '充 60 元送「山野冷泡立减券」，每人整个活动最多 1 次，付款后 2 天内可领，全部 6 家门店，到 11 月 22 日 10:24',
  ],
  [double, '不限金额积分 1.5 倍，「知味」，湖滨店，不限时间'],
])('a campaign in one sentence', (campaign, words) => expect(campaignSummary(campaign, names)).toBe(words))

test('what was done, and what it changed', () => {
  expect(campaignOperationWords('save', null, double)).toBe('新建了草稿「双倍积分日」')
  expect(campaignOperationWords('save', double, double)).toBe('改了「双倍积分日」')
  expect(campaignOperationWords('end', double, double)).toBe('结束了「双倍积分日」')
  expect(campaignChanges(double, { ...double, factor: 20_000, tiers: ['*'] }, names)).toEqual([
    { what: '倍数', before: '1.5 倍', after: '2 倍' },
    { what: '等级', before: '「知味」', after: '全部等级' },
  ])
})
