import { NEVER } from '@shared/domain/due'
import { batchIdOf, goodsIdOf } from '@shared/domain/ids'
import { addGoodsStock, type GoodsFields, saveGoods, stepGoods } from '@shared/domain/mall/edit-goods'
import { goodsStock } from '@shared/domain/mall/goods-stock'
import type { ExchangeDoc, GoodsDoc, GoodsKind, PriceRow } from '@shared/domain/mall/types'
import { newShards } from '@shared/domain/stock/split'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { BRAND_ID, brand } from './brand'
import { decided } from './decided'
import { batchesOf } from './offers'

/** Two weeks to change one's mind, a month to fetch it; points of what is forgotten come back. */
const fetched: GoodsKind = {
  kind: 'item',
  pickUp: { days: 30, cancelDays: 14, ifLapsed: 'points-back' },
}

const lower = (over: Partial<PriceRow> & Pick<PriceRow, 'id' | 'points' | 'note'>): PriceRow => ({
  tiers: [],
  times: [],
  fromAt: 0,
  toAt: 0,
  minGrowth: 0,
  ...over,
})
const wednesdays = [{ weekdays: [3], fromMinute: 0, toMinute: 1_440 }]

type GoodsRow = Partial<GoodsFields> &
  Pick<GoodsFields, 'name' | 'what' | 'points' | 'limit'> & { code: string; total: number }

const goodsRows: GoodsRow[] = [
  { code: 'tea-tin', art: 'tin', name: '山泽茶罐', what: fetched, points: 300, limit: null, total: 30 },
  {
    code: 'gaiwan',
    art: 'bowl',
    name: '山形盖碗',
    what: fetched,
    points: 300,
    prices: [lower({ id: 'cangshan', points: 270, tiers: ['cangshan'], note: '「藏山」会员' })],
    limit: null,
    total: 12,
  },
  {
    code: 'cup',
    art: 'tumbler',
    name: '山泽随行杯',
    what: fetched,
    points: 800,
    prices: [lower({ id: 'growth', points: 720, minGrowth: 5_000, note: '老茶客价' })],
    limit: { count: 1, per: 'month' },
    total: 20,
  },
  {
    code: 'rice-cake',
    art: 'cake',
    name: '午后米糕券',
    what: { kind: 'coupon', batchId: batchIdOf(BRAND_ID, 'afternoon') },
    points: 200,
    limit: { count: 2, per: 'day' },
    total: 100,
  },
  {
    code: 'spring-tea',
    art: 'pouch',
    description: '当年头采，一芽一叶，只给「藏山」会员。',
    name: '藏山新茶一盒',
    what: fetched,
    points: 1500,
    prices: [lower({ id: 'wednesday', points: 1200, times: wednesdays, note: '周三会员日' })],
    needTier: 'cangshan',
    limit: { count: 1, per: 'ever' },
    total: 5,
  },
  {
    code: 'cold-brew-cup',
    art: 'tumbler',
    name: '随行冷泡杯',
    what: fetched,
    points: 1500,
    prices: [lower({ id: 'with-money', points: 500, fen: 3900, note: '积分加钱价' })],
    limit: null,
    total: 8,
  },
  {
    code: 'tote',
    art: 'bag',
    name: '远山帆布袋',
    fromAt: Date.parse('2026-12-01T10:00:00+08:00'),
    what: fetched,
    points: 1200,
    prices: [lower({ id: 'wednesday', points: 960, times: wednesdays, note: '周三会员日' })],
    limit: null,
    total: 6,
  },
  {
    code: 'osmanthus',
    art: 'cake',
    description: '换完了，补货后再来。',
    name: '桂花米糕一份',
    what: fetched,
    points: 260,
    limit: { count: 2, per: 'month' },
    total: 0,
  },
]

const usual = { art: '', description: '', prices: [], fromAt: 0, toAt: NEVER, needTier: '' }

/** How each of the demo's goods came about: made, filled, put on the shelf; the last one is what there is. */
export const goodsVersions: GoodsDoc[][] = goodsRows.map(({ code, total, ...row }) => {
  const fields = { ...usual, ...row }
  const { what } = fields
  const batch = batchesOf(0).find(({ _id }) => what.kind === 'coupon' && _id === what.batchId) ?? null
  const facts = { tierIds: brand.tiers.map(({ id }) => id), batch }
  const wanted = { _id: goodsIdOf(BRAND_ID, code), brandId: BRAND_ID, fields }
  const made = decided(saveGoods(null, wanted, facts))
  const filled = total > 0 ? [decided(addGoodsStock(made, total))] : []
  return [made, ...filled, decided(stepGoods(filled[0] ?? made, 'show', facts))]
})

/** What the demo's mall offers for points. */
export const goods: GoodsDoc[] = goodsVersions.flatMap(versions => versions.slice(-1))

/** The demo's exchange that waits to be fetched. */
export const gaiwan = goods.find(({ _id }) => _id === goodsIdOf(BRAND_ID, 'gaiwan')) as GoodsDoc

/** The stock shards of all goods, the units of these exchanges taken. */
export const goodsShardsAfter = (exchanges: readonly ExchangeDoc[]): StockShardDoc[] =>
  goods
    .flatMap(each => newShards(goodsStock(each)))
    .map(shard => {
      const out = exchanges.filter(({ shardId }) => shardId === shard._id).length
      return { ...shard, left: shard.left - out }
    })
