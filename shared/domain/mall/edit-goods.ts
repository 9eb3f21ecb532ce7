import type { BatchDoc } from '../coupon/types'
import { NEVER } from '../due'
import { change, type Decision, isSame, refused } from '../operation/decision'
import { addedParts } from '../stock/split'
import type { GoodsDoc } from './types'

/** What staff set of goods; stock and shelf have steps of their own. */
export type GoodsFields = Required<
  Pick<
    GoodsDoc,
    'name' | 'art' | 'description' | 'what' | 'points' | 'prices' | 'fromAt' | 'toAt' | 'needTier' | 'limit'
  >
>

/** What goods are held against. */
export interface GoodsFacts {
  tierIds: readonly string[]
  /** The batch that the goods name, if they do and it exists. */
  batch: Pick<BatchDoc, 'kind' | 'ruleVersion'> | null
}

export type GoodsRefusal = 'unsound' | 'fixed' | 'state'
export type GoodsDecision = Decision<GoodsDoc, GoodsRefusal>

/** What is set of goods that exist. */
export function goodsFieldsOf(goods: GoodsDoc): GoodsFields {
  const { name, what, points, needTier, limit } = goods
  const { art = '', description = '', prices = [], fromAt = 0, toAt = NEVER } = goods
  return { name, art, description, what, points, prices, fromAt, toAt, needTier, limit }
}

/** New goods, beside the shelf and without stock. */
const newGoods = (_id: string, brandId: string, fields: GoodsFields): GoodsDoc => ({
  _id,
  brandId,
  version: 1,
  ...fields,
  onSale: false,
  total: 0,
})

/** Makes goods or changes them. A price may change at any time: who saw another one is asked again. */
export function saveGoods(
  existing: GoodsDoc | null,
  { _id, brandId, fields }: { _id: string; brandId: string; fields: GoodsFields },
  facts: GoodsFacts,
): GoodsDecision {
  const problems = goodsProblems(fields, facts)
  if (problems.length > 0) return refused('unsound', problems)
  if (!existing) return change(newGoods(_id, brandId, fields))
  const before = goodsFieldsOf(existing)
  if (isSame(before, fields)) return { kind: 'same' }
  const fixed = existing.total > 0 ? fixedInGoods(before, fields) : []
  if (fixed.length > 0) return refused('fixed', fixed)
  return change({ ...existing, ...fields, version: existing.version + 1 })
}

/** The fields that cannot be meant, by their names; empty = all can. */
export function goodsProblems(fields: GoodsFields, { tierIds, batch }: GoodsFacts): string[] {
  const { what, points, prices, fromAt, toAt, needTier } = fields
  const problems: string[] = []
  if (what.kind === 'item' && what.pickUp.cancelDays > what.pickUp.days) problems.push('what')
  if (what.kind === 'coupon' && (batch?.kind !== 'coupon' || batch.ruleVersion === 0)) problems.push('what')
  if (needTier !== '' && !tierIds.includes(needTier)) problems.push('needTier')
  if (fromAt >= toAt) problems.push('toAt')
  const isRowSound = (row: GoodsFields['prices'][number]) =>
    row.points < points &&
    row.tiers.every(id => tierIds.includes(id)) &&
    row.times.every(({ fromMinute, toMinute }) => fromMinute < toMinute) &&
    (row.toAt === 0 || row.fromAt < row.toAt)
  const ids = prices.map(({ id }) => id)
  if (!prices.every(isRowSound) || new Set(ids).size !== ids.length) problems.push('prices')
  return problems
}

/**
 * The fields that goods with stock cannot change like this: exchanges are counted by the limit's period, and
 * a coupon is what was bought.
 */
export function fixedInGoods(before: GoodsFields, after: GoodsFields): string[] {
  const fixed: string[] = []
  if (before.what.kind !== after.what.kind) fixed.push('what')
  if (before.what.kind === 'coupon' && !isSame(before.what, after.what)) fixed.push('what')
  const [was, is] = [before.limit, after.limit]
  const grows = was === null ? is === null : is !== null && is.per === was.per && is.count >= was.count
  if (!grows) fixed.push('limit')
  return [...new Set(fixed)]
}

export const GOODS_STEPS = ['show', 'hide'] as const
export type GoodsStep = (typeof GOODS_STEPS)[number]

/** Puts goods on the shelf, or takes them off: exchanges under way end as they would. */
export function stepGoods(existing: GoodsDoc, step: GoodsStep, facts: GoodsFacts): GoodsDecision {
  const onSale = step === 'show'
  if (existing.onSale === onSale) return refused('state')
  const problems = onSale ? goodsProblems(goodsFieldsOf(existing), facts) : []
  if (problems.length > 0) return refused('unsound', problems)
  return change({ ...existing, version: existing.version + 1, onSale }, { open: onSale, add: [] })
}

/** Puts units on top; stock only grows. */
export function addGoodsStock(existing: GoodsDoc, units: number): GoodsDecision {
  const { total, onSale, version } = existing
  const next = { ...existing, version: version + 1, total: total + units }
  return change(next, { open: onSale, add: addedParts(total, units) })
}
