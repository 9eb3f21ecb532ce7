import { limits } from '@shared/contract/fields'
import { fixedInGoods, type GoodsFields, goodsProblems } from '@shared/domain/mall/edit-goods'
import { type Check, checkOf } from '@/editor/checks'
import type { Catalog, SavedGoods } from './words'

const PROBLEMS: Readonly<Record<string, string>> = {
  what: '能取消的天数不能多过取货的天数，券要是发布过的',
  needTier: '这个等级已经没有了，请重选',
  toAt: '要在开始之后结束',
  prices: '别的价要比平常价少，时间要先开始后结束',
}
const FIXED: Readonly<Record<string, string>> = {
  what: '加过库存，是什么就不能换了',
  limit: '加过库存，每人的上限只能加',
}

/** What has no value yet. */
function unfilled({ name, points, what, prices, limit }: GoodsFields): Check[] {
  const inRange = (n: number, least: number, most: number) => n >= least && n <= most
  const pickUp =
    what.kind === 'item' &&
    inRange(what.pickUp.days, 1, limits.pickUpDaysMax) &&
    what.pickUp.cancelDays <= limits.pickUpDaysMax
  return [
    checkOf(name.trim() !== '', '还没起名字', '名字写好了'),
    checkOf(inRange(points, 1, limits.goodsPointsMax), '还没写平常价', '平常价写好了'),
    what.kind === 'item'
      ? checkOf(pickUp, '还没写几天内取', '取货的天数写好了')
      : checkOf(what.batchId !== '', '还没选换哪张券', '换哪张券选好了'),
    checkOf(
      prices.every(row => row.note.trim() !== '' && row.points >= 1 && row.minGrowth <= limits.growthMax),
      '每个别的价都要写积分和说明',
      '别的价写好了',
    ),
    checkOf(
      limit === null || inRange(limit.count, 1, limits.exchangesPerPeriod),
      `每人 1 到 ${limits.exchangesPerPeriod} 件`,
      '每人的上限写好了',
    ),
  ]
}

/** Before it is saved, by the rules of the server. */
export function checksOf(fields: GoodsFields, saved: SavedGoods | undefined, answer: Catalog): Check[] {
  const { what } = fields
  const isPublished =
    what.kind === 'coupon' &&
    (answer.coupons.some(({ batchId }) => batchId === what.batchId) ||
      (saved?.fields.what.kind === 'coupon' && saved.fields.what.batchId === what.batchId))
  const missing = unfilled(fields)
  const problems = goodsProblems(fields, {
    tierIds: answer.brand.tiers.map(({ id }) => id),
    batch: isPublished ? { kind: 'coupon', ruleVersion: 1 } : null,
  }).filter(name => !(name === 'what' && what.kind === 'coupon' && what.batchId === ''))
  const fixed = saved && saved.total > 0 ? fixedInGoods(saved.fields, fields) : []
  return [
    ...missing,
    ...problems.map((name): Check => ({ state: 'must', text: PROBLEMS[name] ?? name })),
    ...fixed.map((name): Check => ({ state: 'must', text: FIXED[name] ?? name })),
  ]
}
