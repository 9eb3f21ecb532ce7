import type { BrandDoc, StoreDoc } from '@shared/domain/brand/types'
import type { FixedZone } from '@shared/domain/calendar/offset'
import { storeIdOf } from '@shared/domain/ids'
import type { ProductDoc } from '@shared/domain/order/product'
import { type StoreFields, saveStore } from '@shared/domain/store/edit-store'
import type { StoreHours } from '@shared/domain/store/types'
import { decided } from './decided'

export const BRAND_ID = 'shanze'
export const APPID = 'wx5a0c1f2e3d4b6a78'
export const MCHID = '1900000109'
export const TIME_ZONE = 'Asia/Shanghai' satisfies FixedZone

/** 山泽茶事, an invented tea house. Rates are ten-thousandths of a point per yuan. */
export const brand: BrandDoc = {
  _id: BRAND_ID,
  name: '山泽茶事',
  wordmark: '山泽茶事',
  seedColour: '#1F5750',
  timeZone: TIME_ZONE,
  appid: APPID,
  entity: '山泽茶事（杭州）有限公司',
  mainMchid: MCHID,
  tiers: [
    {
      id: 'xinya',
      name: '新芽',
      threshold: 0,
      rate: 10_000,
      benefits: ['消费 1 元得 1 积分', '付满 60 元送 8 元券', '生日送 20 积分'],
    },
    {
      id: 'zhiwei',
      name: '知味',
      threshold: 500,
      rate: 12_000,
      benefits: ['消费 1 元得 1.2 积分', '会员周折扣券'],
    },
    {
      id: 'cangshan',
      name: '藏山',
      threshold: 2000,
      rate: 15_000,
      benefits: ['消费 1 元得 1.5 积分', '会员周折扣券', '新茶先尝'],
    },
  ],
  points: {
    version: 3,
    measure: 'payer',
    waitingDays: 0,
    expiry: { after: 'months', months: 12 },
    factors: [],
    maxPerOrder: 5000,
    maxPerDay: 8000,
    maxPerMonth: 0,
    maxGrowthPerOrder: 5000,
    maxGrowthPerDay: 8000,
    maxGrowthPerMonth: 0,
    adjustAlone: 500,
    adjustAlonePerDay: { staff: 3000, card: 1500 },
    growthRate: 10_000,
  },
  review: {
    months: 12,
    keep: [
      { tierId: 'zhiwei', growth: 300 },
      { tierId: 'cangshan', growth: 1200 },
    ],
    otherwise: 'one-down',
  },
  perks: {
    monthly: [
      { tierId: 'zhiwei', batchId: `${BRAND_ID}:monthly-cup` },
      { tierId: 'cangshan', batchId: `${BRAND_ID}:monthly-tasting` },
    ],
    birthday: {
      window: { by: 'month' },
      gifts: [
        { tierId: 'xinya', points: 20, batchId: '' },
        { tierId: 'zhiwei', points: 50, batchId: `${BRAND_ID}:birthday-cake` },
        { tierId: 'cangshan', points: 100, batchId: `${BRAND_ID}:birthday-cake` },
      ],
    },
  },
  faces: [
    { from: '#E1E8DE', to: '#BDD0C4', ink: '#173A34' },
    { from: '#24605A', to: '#0C322E', ink: '#F5F1E6' },
    { from: '#33291F', to: '#15110C', ink: '#F3DFBB', foil: '#E0B877' },
  ],
  notices: [
    {
      kind: 'points-ending',
      templateId: 'demo-points-ending',
      daysBefore: 7,
      page: 'member/calendar/index',
      fields: { points: 'number1', day: 'thing2', hint: 'thing3' },
    },
    {
      kind: 'merge-asked',
      templateId: 'demo-merge-asked',
      page: 'pages/card/index',
      fields: { fact: 'thing1', until: 'thing2', hint: 'thing3' },
    },
    {
      kind: 'stored-spent',
      templateId: 'demo-stored-spent',
      page: 'member/stored/index',
      fields: { spent: 'amount1', left: 'amount2', store: 'thing3' },
    },
  ],
  returnGrace: true,
  receiptClaimDays: 7,
  counterCredit: { clerkFen: 50_000, managerFen: 500_000, perDayFen: 1_000_000 },
  pointWorth: 10_000,
  features: { mall: true, storedValue: true },
  storedValue: {
    version: 1,
    bonuses: [
      { fromFen: 20_000, bonusFen: 1_000 },
      { fromFen: 50_000, bonusFen: 5_000 },
    ],
    leastFen: 1_000,
    mostFen: 100_000,
    mostHeldFen: 500_000,
    memberCodeMostFen: 20_000,
    topUpPerDayFen: 1_000_000,
    earnOn: 'spend',
  },
  rulesVersion: '2026-09',
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const week = (from: string, to: string, weekdays = EVERY_DAY): StoreHours => ({
  weekly: [{ weekdays, fromMinute: minuteOf(from), toMinute: minuteOf(to) }],
  special: [],
  closures: [],
})
/** `9:30` as minutes since midnight. */
const minuteOf = (clock: string) => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + minute
}

type Facts = Pick<StoreDoc, 'name' | 'address' | 'phone' | 'hours'>

/** Invented places around Hangzhou, as degrees of GCJ-02. */
const store = (
  code: string,
  [longitude, latitude]: [number, number],
  facts: Facts,
): Omit<StoreFields, 'rank'> & { code: string } => ({
  code,
  ...facts,
  location: { longitude, latitude },
  active: true,
})

export const stores: StoreDoc[] = [
  store('yunqi', [120.0912, 30.1831], {
    name: '云栖路店',
    address: '云栖路 12 号',
    phone: '0571-55501201',
    hours: week('9:00', '21:00'),
  }),
  store('hubin', [120.1638, 30.2544], {
    name: '湖滨店',
    address: '湖滨路 88 号一层',
    phone: '0571-55501202',
    hours: week('10:00', '22:30'),
  }),
  store('heqiao', [120.1417, 30.3021], {
    name: '禾桥店',
    address: '禾桥街 6 号',
    phone: '0571-55501203',
    hours: week('9:00', '21:00'),
  }),
  store('songpu', [120.2103, 30.2093], {
    name: '松浦店',
    address: '松浦大道 210 号',
    phone: '0571-55501204',
    hours: week('9:30', '21:30'),
  }),
  store('xixi', [120.0634, 30.2705], {
    name: '西溪店',
    address: '西溪里 3 幢',
    phone: '',
    hours: week('14:00', '23:00'),
  }),
  store('zhuyuan', [120.1189, 30.2267], {
    name: '竹院店',
    address: '竹院巷 19 号',
    phone: '0571-55501206',
    hours: week('10:00', '20:00', [1, 2, 3, 4, 5, 6]),
  }),
].map(({ code, ...each }, i) => {
  const fields = { ...each, rank: i + 1 }
  return decided(saveStore(null, { _id: storeIdOf(BRAND_ID, code), brandId: BRAND_ID, fields }))
})

export const storeIdByCode = (code: string) => storeIdOf(BRAND_ID, code)

/** What the counter and the in-app order sell. */
export const products = [
  { code: 'white-tea', name: '高山白茶 · 热', priceFen: 2800 },
  { code: 'osmanthus', name: '桂花冷泡', priceFen: 2600 },
  { code: 'rice-cake', name: '米糕一份', priceFen: 1400 },
  { code: 'oolong', name: '岩骨乌龙', priceFen: 3200 },
  { code: 'cold-brew', name: '山野冷泡', priceFen: 2400 },
  { code: 'tea-bag', name: '秋茶小包 · 6 枚', priceFen: 5800 },
] as const

export const productDocuments: ProductDoc[] = products.map(({ code, name, priceFen }, i) => ({
  _id: `${BRAND_ID}:${code}`,
  brandId: BRAND_ID,
  name,
  priceFen,
  stores: ['*'],
  active: true,
  rank: i + 1,
}))
