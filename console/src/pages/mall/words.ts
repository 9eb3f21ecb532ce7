import type { OutputOf } from '@shared/contract'
import { NEVER } from '@shared/domain/due'
import type { GoodsFields } from '@shared/domain/mall/edit-goods'
import type { GoodsDoc, PriceRow } from '@shared/domain/mall/types'
import { amount, integer } from '@shared/domain/money/display'
import { type GoodsNames, goodsSummary } from '@shared/text/goods'
import type { Tone } from '@/components/tag'

export type Catalog = OutputOf<'mall.catalog'>
export type ListedGoods = Catalog['goods'][number]
export type SavedGoods = OutputOf<'mall.saveGoods'>['goods']

/** New goods: a thing to fetch within a month, for every member. */
export const NEW_GOODS: GoodsFields = {
  name: '',
  art: '',
  description: '',
  what: { kind: 'item', pickUp: { days: 30, cancelDays: 7, ifLapsed: 'points-back' } },
  points: 0,
  prices: [],
  fromAt: 0,
  toAt: NEVER,
  needTier: '',
  limit: null,
}

/** A further price with an id that no other row has. */
export function newRow(prices: readonly PriceRow[]): PriceRow {
  const numbers = prices.map(({ id }) => Number(/^p(\d+)$/.exec(id)?.[1] ?? 0))
  const id = `p${Math.max(0, ...numbers) + 1}`
  return { id, points: 0, tiers: [], times: [], fromAt: 0, toAt: 0, minGrowth: 0, note: '' }
}

/** The row with so much money beside the points; 0 = points alone, which has no such field. */
export function withMoney({ fen: _before, ...row }: PriceRow, fen: number): PriceRow {
  return fen > 0 ? { ...row, fen } : row
}

const namesOf = ({ brand, coupons, now }: Catalog): GoodsNames => ({
  now,
  timeZone: brand.timeZone,
  tierName: tierId => brand.tiers.find(({ id }) => id === tierId)?.name ?? '',
  batchName: batchId => coupons.find(coupon => coupon.batchId === batchId)?.name ?? '停发的券',
})

/** What is typed, in the sentence that the log uses. */
export function summaryOf(answer: Catalog, fields: GoodsFields): string {
  const doc: GoodsDoc = { _id: '', brandId: answer.brand.id, version: 1, ...fields, onSale: false, total: 0 }
  return goodsSummary(doc, namesOf(answer))
}

/** `200 分 + ¥9.90`. */
export const priceText = ({ points, fen = 0 }: Pick<PriceRow, 'points'> & { fen?: number }): string =>
  `${integer(points)} 分${fen > 0 ? ` + ${amount(fen)}` : ''}`

const FEW = 5

/** On the shelf or not, and whether there is anything left. */
export function shelfTag({ onSale, left }: Pick<ListedGoods, 'onSale' | 'left'>): {
  word: string
  tone: Tone
} {
  if (!onSale) return { word: '下架', tone: 'plain' }
  if (left === 0) return { word: '换完了', tone: 'warn' }
  return left <= FEW ? { word: '快换完', tone: 'warn' } : { word: '上架', tone: 'ok' }
}
