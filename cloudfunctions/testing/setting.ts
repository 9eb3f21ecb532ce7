import path from 'node:path'
import type { BrandDoc, StoreDoc } from '@shared/domain/brand/types'
import type { CampaignDoc } from '@shared/domain/campaign/types'
import { batchStock } from '@shared/domain/coupon/batch-stock'
import { allTermsOf } from '@shared/domain/coupon/terms'
import type { CouponBatch } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import { batchIdOf, campaignIdOf, goodsIdOf, staffIdOf, storeIdOf } from '@shared/domain/ids'
import { goodsStock } from '@shared/domain/mall/goods-stock'
import type { GoodsDoc, GoodsKind, PriceRow } from '@shared/domain/mall/types'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import type { StaffDoc } from '@shared/domain/staff/types'
import { newShards } from '@shared/domain/stock/split'
import { tillKeyOf } from '../../local/demo'
import { productDocuments, brand as tea } from '../../local/demo/brand'
import { batchesOf } from '../../local/demo/offers'
import { seal } from '../../local/demo/seal'

export type FunctionName = 'api' | 'http' | 'jobs'

/** Short keys, made once: a simulation signs thousands of times. */
export const KEYS = { keysDir: path.resolve(__dirname, '../../.huiyuan/short-keys'), keyBits: 1024 }
/** No function runs longer. */
export const LIMIT_MS = 20_000
export const SEAL_KEY = Buffer.alloc(32, 7).toString('base64')
export const environment = {
  HUIYUAN_SEAL_KEY: SEAL_KEY,
  WECHATPAY_BASE_URL: 'https://pay',
  PUBLIC_BASE_URL: 'https://functions',
}

/** Two brands that share the environment, the same people and nothing else. */
export const BRANDS = ['shanze', 'lanxi'] as const
export type BrandId = (typeof BRANDS)[number]
export const APPIDS: Record<string, string> = { shanze: 'wx5a0c1f2e3d4b6a78', lanxi: 'wx6b1d2f3e4d5c7b89' }
export const MCHIDS: Record<BrandId, string> = { shanze: '1900000109', lanxi: '1900000207' }
/** A store's own number of each brand, which the brand has not entered yet. */
export const SECOND_NUMBERS: Record<BrandId, string> = { shanze: '1900000117', lanxi: '1900000215' }
const ZONES: Record<BrandId, string> = { shanze: 'Asia/Shanghai', lanxi: 'America/Los_Angeles' }

/** Every number that WeChat Pay knows. */
export const MERCHANTS = BRANDS.flatMap(brandId =>
  [MCHIDS[brandId], SECOND_NUMBERS[brandId]].map(mchid => ({
    mchid,
    appids: [APPIDS[brandId] ?? ''],
    name: brandId,
    notifyUrl: `${environment.PUBLIC_BASE_URL}/wechatpay/notice/${mchid}`,
  })),
)

export interface Someone {
  openid: string
  phone: string
  unionid: string
}

const someone = (name: string, person = name): Someone => ({
  openid: `openid-${name}`,
  phone: `1380000${String([...person].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 10_000).padStart(4, '0')}`,
  unionid: `union-${person}`,
})

/** One person has two WeChat accounts; staff are customers too. */
export const PEOPLE = {
  lin: someone('lin'),
  linAgain: someone('lin-again', 'lin'),
  gu: someone('gu'),
  chen: someone('chen'),
  shen: someone('shen'),
  he: someone('he'),
}
export const CUSTOMERS = Object.values(PEOPLE)
export const STAFF = [PEOPLE.chen, PEOPLE.shen, PEOPLE.he]
export const STORES = ['yunqi', 'hubin'] as const

/** What varies between runs: the rules of the brands. */
export interface Rules {
  waitingDays: number
  expiryMonths: number
  maxPerDay: number
  earnOn: 'spend' | 'top-up'
  returnGrace: boolean
}

export const RULES: readonly Rules[] = [
  { waitingDays: 0, expiryMonths: 12, maxPerDay: 8000, earnOn: 'spend', returnGrace: true },
  { waitingDays: 7, expiryMonths: 1, maxPerDay: 8000, earnOn: 'top-up', returnGrace: true },
  { waitingDays: 0, expiryMonths: 1, maxPerDay: 120, earnOn: 'spend', returnGrace: false },
]

const scarce: Record<string, number> = { autumn: 3, 'cold-brew': 4, weekly: 2, afternoon: 3, lakeside: 2 }

/** Both brands with everything they offer, scarce, and no customer yet. */
export function settingOf(
  rules: Rules,
  now: number,
  keysOf: (mchid: string) => string,
): Record<string, object[]> {
  const begunAt = now - 40 * 86_400_000
  const brands = BRANDS.map(id => brandOf(id, rules))
  const batches = BRANDS.flatMap(id => batchesFor(id, begunAt))
  const goods = BRANDS.flatMap(goodsFor)
  return {
    brands,
    stores: BRANDS.flatMap(storesFor),
    products: BRANDS.flatMap(id => productDocuments.map(each => renamed(each, id))),
    merchants: BRANDS.map(id => merchantOf(id, begunAt, keysOf)),
    tills: BRANDS.flatMap(id => tillsFor(id)),
    staff: BRANDS.flatMap(id => staffFor(id, begunAt)),
    batches,
    batchTerms: allTermsOf(batches),
    stockShards: [...batches.map(batchStock), ...goods.map(goodsStock)].flatMap(newShards),
    campaigns: BRANDS.map(id => campaignOf(id, begunAt)),
    goods,
  }
}

/** A document of the demo's brand as one of another. */
const renamed = <D>(document: D, id: BrandId): D =>
  JSON.parse(JSON.stringify(document).replaceAll('shanze', id)) as D

function brandOf(id: BrandId, rules: Rules): BrandDoc {
  const brand = renamed(tea, id)
  const { waitingDays, expiryMonths: months, maxPerDay, earnOn, returnGrace } = rules
  return {
    ...brand,
    appid: APPIDS[id] ?? '',
    timeZone: ZONES[id],
    mainMchid: MCHIDS[id],
    points: { ...brand.points, waitingDays, expiry: { after: 'months', months }, maxPerDay },
    returnGrace,
    ...(brand.storedValue ? { storedValue: { ...brand.storedValue, earnOn } } : {}),
  }
}

const UNTIL_MIDNIGHT = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 540, toMinute: 1440 }]

function storesFor(id: BrandId): StoreDoc[] {
  return STORES.map((code, rank) => ({
    _id: storeIdOf(id, code),
    brandId: id,
    version: 1,
    name: code,
    address: '',
    phone: '',
    location: null,
    // Closes at midnight, which half of the simulator's runs pass.
    hours: code === 'hubin' ? { weekly: UNTIL_MIDNIGHT, special: [], closures: [] } : null,
    active: true,
    rank,
  }))
}

function merchantOf(id: BrandId, begunAt: number, keysOf: (mchid: string) => string): MerchantDoc {
  const mchid = MCHIDS[id]
  return {
    _id: mchid,
    brandId: id,
    appid: APPIDS[id] ?? '',
    storeId: storeIdOf(id, 'yunqi'),
    version: 1,
    kind: 'direct',
    entity: id,
    sealed: seal(keysOf(mchid), mchid, SEAL_KEY),
    state: 'confirmed',
    periods: [{ fromAt: begunAt, toAt: NEVER }],
    steps: [{ to: 'confirmed', at: begunAt, by: 'same-entity' }],
  }
}

const tillsFor = (id: BrandId) =>
  STORES.map(code => {
    const _id = storeIdOf(id, code)
    return { _id, brandId: id, sealedKeys: [seal(tillKeyOf(code), `till:${_id}`, SEAL_KEY)], active: true }
  })

function staffFor(id: BrandId, createdAt: number): StaffDoc[] {
  const roles = ['clerk', 'manager', 'owner'] as const
  return STAFF.map(({ openid }, i) => ({
    _id: staffIdOf(id, openid),
    brandId: id,
    name: openid,
    role: roles[i] ?? 'clerk',
    stores: ['*'],
    active: true,
    createdAt,
  }))
}

function batchesFor(id: BrandId, openedAt: number): CouponBatch[] {
  return batchesOf(openedAt)
    .map(batch => renamed(batch, id))
    .map(batch => ({ ...batch, total: scarce[batch._id.split(':')[1] ?? ''] ?? 20 }))
}

function campaignOf(id: BrandId, openedAt: number): CampaignDoc {
  return {
    _id: campaignIdOf(id, 'gift'),
    brandId: id,
    version: 1,
    kind: 'pay-gift',
    name: '这一单送的券',
    state: 'open',
    fromAt: openedAt,
    toAt: NEVER,
    stores: ['*'],
    thresholdFen: 6000,
    batchIds: [batchIdOf(id, 'cold-brew')],
    perPerson: { limit: 2, per: 'day' },
    takeDays: 1,
  }
}

const lower = (over: Partial<PriceRow> & Pick<PriceRow, 'id' | 'points'>): PriceRow => ({
  tiers: [],
  times: [],
  fromAt: 0,
  toAt: 0,
  minGrowth: 0,
  note: over.id,
  ...over,
})

function goodsFor(id: BrandId): GoodsDoc[] {
  const fetched = (ifLapsed: 'points-back' | 'points-kept'): GoodsKind => ({
    kind: 'item',
    pickUp: { days: 10, cancelDays: 5, ifLapsed },
  })
  const of = (code: string, over: Partial<GoodsDoc>): GoodsDoc => ({
    _id: goodsIdOf(id, code),
    brandId: id,
    version: 1,
    name: code,
    what: fetched('points-back'),
    points: 30,
    onSale: true,
    needTier: '',
    limit: null,
    total: 2,
    ...over,
  })
  return [
    of('cup', {}),
    of('tin', {
      points: 40,
      prices: [
        lower({ id: 'grown', points: 36, minGrowth: 300 }),
        lower({ id: 'top', points: 30, tiers: ['cangshan'] }),
      ],
      total: 5,
      limit: { count: 1, per: 'day' },
    }),
    of('flask', { points: 50, prices: [lower({ id: 'with-money', points: 20, fen: 1_000 })] }),
    of('tea', { points: 80, total: 1, what: fetched('points-kept') }),
    of('cake', { points: 20, total: 3, what: { kind: 'coupon', batchId: batchIdOf(id, 'afternoon') } }),
  ]
}
