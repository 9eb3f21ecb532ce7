import { NEVER } from '../domain/due'
import type { GoodsStep } from '../domain/mall/edit-goods'
import type { ExchangeLimit, GoodsDoc, PriceRow } from '../domain/mall/types'
import { amount, integer } from '../domain/money/display'
import { timesWords } from './coupons'
import { datedDeadlineWords, datedMomentWords } from './dates'
import { type WordedField, wordedChanges } from './operation'
import { spaced } from './spaced'

/** What the sentences about goods name. */
export interface GoodsNames {
  now: number
  timeZone: string
  tierName(tierId: string): string
  batchName(batchId: string): string
}

const PERIODS: Readonly<Record<ExchangeLimit['per'], string>> = {
  day: '每天',
  month: '每月',
  ever: '一共',
}

/** `每人每月 2 件`, `''` without a limit. */
const limitWords = (limit: ExchangeLimit | null): string =>
  limit ? `每人${PERIODS[limit.per]} ${limit.count} 件` : ''

const tiersWords = (tiers: readonly string[], { tierName }: GoodsNames): string =>
  tiers.map(id => `「${tierName(id)}」`).join('')

/** `270 分（「藏山」，周三）`: one price with the person and the time it is for. */
function priceWords(
  { points, fen = 0, tiers, times, fromAt, toAt, minGrowth }: PriceRow,
  names: GoodsNames,
): string {
  const { now, timeZone } = names
  const from = fromAt > 0 ? [`${datedMomentWords(fromAt, now, timeZone)} 起`] : []
  const to = toAt > 0 ? [`到 ${datedDeadlineWords(toAt, now, timeZone)}`] : []
  const growth = minGrowth > 0 ? [`累计 ${integer(minGrowth)} 成长值`] : []
  const conditions = [tiersWords(tiers, names), timesWords(times), ...growth, ...from, ...to].filter(Boolean)
  const money = fen > 0 ? ` + ${amount(fen)}` : ''
  return `${integer(points)} 分${money}${conditions.length > 0 ? `（${conditions.join('，')}）` : ''}`
}

function whatWords({ what }: GoodsDoc, { batchName }: GoodsNames): string {
  if (what.kind === 'coupon') return `券「${batchName(what.batchId)}」`
  const { days, cancelDays, ifLapsed } = what.pickUp
  const lapsed = ifLapsed === 'points-back' ? '积分退回' : '积分不退'
  return `到店取，${days} 天内，${cancelDays} 天内能取消，过期${lapsed}`
}

function whenWords({ fromAt = 0, toAt = NEVER }: GoodsDoc, { now, timeZone }: GoodsNames): string {
  const from = fromAt > 0 ? [`${datedMomentWords(fromAt, now, timeZone)} 起`] : []
  const to = toAt < NEVER ? [`到 ${datedDeadlineWords(toAt, now, timeZone)}`] : []
  return [...from, ...to].join('，')
}

/** Everything of goods that people read, in the order of its form. */
const goodsFields = (names: GoodsNames): WordedField<GoodsDoc>[] => [
  ['名称', ({ name }) => name],
  ['介绍', ({ description = '' }) => description],
  ['是什么', goods => whatWords(goods, names)],
  ['平常价', ({ points }) => `${integer(points)} 分`],
  ['别的价', ({ prices = [] }) => prices.map(row => priceWords(row, names)).join('；')],
  ['等级', ({ needTier }) => (needTier === '' ? '' : `「${names.tierName(needTier)}」起`)],
  ['每人', ({ limit }) => limitWords(limit)],
  ['能换的时间', goods => whenWords(goods, names)],
  ['数量', ({ total }) => (total > 0 ? `${integer(total)} 件` : '')],
  ['货架', ({ onSale }) => (onSale ? '上架' : '下架')],
]

export const goodsChanges = (before: GoodsDoc | null, after: GoodsDoc, names: GoodsNames) =>
  wordedChanges(goodsFields(names), before, after)

/** What staff do with goods. */
export type GoodsAct = 'save' | 'add' | GoodsStep

/** What was done, in one sentence. */
export function goodsOperationWords(
  act: GoodsAct,
  before: GoodsDoc | null,
  { name, total }: GoodsDoc,
): string {
  switch (act) {
    case 'save':
      return `${before ? '改了' : '加了'}兑换品「${name}」`
    case 'add':
      return spaced(`给「${name}」加了 ${integer(total - (before?.total ?? 0))} 件`)
    case 'show':
      return `上架了「${name}」`
    case 'hide':
      return `下架了「${name}」`
  }
}

/** Goods in one sentence: `300 分换，「藏山」270 分；到店取，30 天内 …；每人每月 1 件`. */
export function goodsSummary(goods: GoodsDoc, names: GoodsNames): string {
  const prices = [`${integer(goods.points)} 分`, ...(goods.prices ?? []).map(row => priceWords(row, names))]
  const rest = [whatWords(goods, names), limitWords(goods.limit), whenWords(goods, names)].filter(Boolean)
  return spaced([`${prices.join('，')}换`, ...rest].join('；'))
}
