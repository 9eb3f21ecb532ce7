import type { OutputOf } from '@shared/contract'
import type { OperationView } from '@shared/contract/actions/operation'
import { NEVER } from '@shared/domain/due'
import { brand, NOW } from './brand'

type Batches = OutputOf<'coupon.batches'>
type Batch = Batches['batches'][number]
const STORES: Batches['stores'] = [
  {
    id: 'shanze:yunqi',
    name: '云栖路店',
    address: '云栖路 8 号',
    phone: '',
    location: null,
    hours: null,
  },
]

export const batch = (facts: Partial<Batch> = {}): Batch => ({
  batchId: 'shanze:a',
  version: 3,
  createdAt: NOW,
  state: 'open',
  fields: {
    kind: 'coupon',
    name: '秋茶礼赞满减券',
    total: 3_000,
    channel: 'claim',
    limitPerMember: 2,
    needTier: '',
    claimFromAt: 0,
    claimToAt: NEVER,
    placements: [],
    rule: {
      benefit: { kind: 'reduction', offFen: 1_200 },
      thresholdFen: 5_000,
      validity: { mode: 'after-taking', delayDays: 0, days: 14 },
      stores: ['*'],
      times: [],
      uses: 1,
      notWith: '',
    },
  },
  summary: '满 50 元减 12 元，共 3,000 张，每人最多 2 张，领到后 14 天内在全部 1 家门店可用',
  worstFen: 3_600_000,
  request: null,
  stock: { total: 3_000, taken: 1_700, used: 1_214, expired: 100, left: 1_300 },
  ...facts,
})

export const batches = (rows: Batch[] = [batch()], facts: Partial<Batches> = {}): Batches => ({
  brand,
  batches: rows,
  next: null,
  stores: STORES,
  aloneFen: 5_000_000,
  ...facts,
})

export const operation = (facts: Partial<OperationView> = {}): OperationView => ({
  operationId: 'batch:shanze:a:v4',
  kind: 'batch',
  subjectId: 'shanze:a',
  subjectName: '秋茶礼赞满减券',
  version: 4,
  byName: '沈知夏',
  role: 'marketing',
  origin: 'console',
  at: NOW - 60_000,
  words: '改了「秋茶礼赞满减券」',
  changes: [{ what: '每人', before: '最多 1 张', after: '最多 2 张' }],
  reason: '',
  ...facts,
})

type Campaigns = OutputOf<'campaign.list'>

export const campaign = (
  facts: Partial<Campaigns['campaigns'][number]> = {},
): Campaigns['campaigns'][number] => ({
  campaignId: 'shanze:winter',
  version: 2,
  state: 'open',
  fields: {
    kind: 'pay-gift',
    name: '冬至满额送',
    subtitle: '',
    fromAt: NOW - 86_400_000,
    toAt: NEVER,
    stores: ['*'],
    thresholdFen: 6_000,
    placements: [],
    batchIds: ['shanze:gift'],
    perPerson: { limit: 3, per: 'day' },
    takeDays: 0,
  },
  summary: '满 60 元送「山野冷泡立减券」，每人每天最多 3 次，付款当天可领，全部 1 家门店，不限时间',
  ...facts,
})

export const campaigns = (
  rows: Campaigns['campaigns'] = [campaign()],
  facts: Partial<Campaigns> = {},
): Campaigns => ({
  brand,
  campaigns: rows,
  gifts: [{ batchId: 'shanze:gift', name: '山野冷泡立减券', total: 500 }],
  stores: STORES,
  now: NOW,
  ...facts,
})

type Catalog = OutputOf<'mall.catalog'>
type Goods = Catalog['goods'][number]

export const goods = (facts: Partial<Goods> = {}): Goods => ({
  goodsId: 'shanze:tin',
  version: 2,
  onSale: true,
  fields: {
    name: '山泽茶罐',
    art: 'tin',
    description: '',
    what: { kind: 'item', pickUp: { days: 30, cancelDays: 7, ifLapsed: 'points-back' } },
    points: 300,
    prices: [
      {
        id: 'p1',
        points: 270,
        tiers: ['zhiwei'],
        times: [{ weekdays: [3], fromMinute: 0, toMinute: 1_440 }],
        fromAt: 0,
        toAt: 0,
        minGrowth: 0,
        note: '知味会员周三价',
      },
    ],
    fromAt: 0,
    toAt: NEVER,
    needTier: '',
    limit: { count: 1, per: 'month' },
  },
  summary: '300 分，270 分（「知味」，周三）换；到店取，30 天内，7 天内能取消，过期积分退回；每人每月 1 件',
  total: 30,
  left: 12,
  ...facts,
})

export const catalog = (rows: Goods[] = [goods()], facts: Partial<Catalog> = {}): Catalog => ({
  brand,
  goods: rows,
  coupons: [{ batchId: 'shanze:a', name: '秋茶礼赞满减券' }],
  now: NOW,
  ...facts,
})

type Stores = OutputOf<'store.manage'>
type Store = Stores['stores'][number]

export const managedStore = (facts: Partial<Store> = {}): Store => ({
  id: 'shanze:yunqi',
  name: '云栖路店',
  address: '云栖路 8 号',
  phone: '0571-8888 6666',
  location: null,
  hours: {
    weekly: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 540, toMinute: 1_260 }],
    special: [],
    closures: [],
  },
  version: 5,
  active: true,
  rank: 0,
  ...facts,
})

export const managedStores = (rows: Store[] = [managedStore()]): Stores => ({ brand, stores: rows, now: NOW })
