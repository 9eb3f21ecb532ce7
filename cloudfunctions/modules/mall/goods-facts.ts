import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { dayOf } from '@shared/domain/calendar/day'
import { LIMITS } from '@shared/domain/limits'
import { periodOf } from '@shared/domain/mall/begin-exchange'
import type { ExchangeDoc, GoodsDoc } from '@shared/domain/mall/types'
import { _, find } from '../../platform/database'
import { batchesById } from '../../platform/settings'
import { loadMember } from '../account/load-member'
import { ofPerson, underIds } from '../account/of-person'
import { rulesOf } from '../coupon/rules-of'
import type { GoodsFacts } from './goods-view'

/** What decides about each of these goods for one person. */
export interface FactsOfGoods {
  member: MemberDoc | null
  of: (goods: GoodsDoc) => GoodsFacts
}

/**
 * Member, stock and what limits count, for all goods at once. 3 trips side by side; one more for a person
 * whose cards were merged, and one when the batches are not remembered.
 */
export async function goodsFacts(
  goods: readonly GoodsDoc[],
  memberId: string,
  brand: BrandDoc,
  now: number,
): Promise<FactsOfGoods> {
  const loading = loadMember(memberId)
  const [{ member }, left, exchanges, rules] = await Promise.all([
    loading,
    unitsLeft(goods),
    counted(goods, memberId, loading, dayOf(now, brand.timeZone)),
    rulesByBatch(goods),
  ])
  const of = (each: GoodsDoc): GoodsFacts => ({
    brand,
    member,
    now,
    rules: each.what.kind === 'coupon' ? (rules.get(each.what.batchId) ?? []) : [],
    exchanges,
    left: left.get(each._id) ?? 0,
  })
  return { member, of }
}

async function unitsLeft(goods: readonly GoodsDoc[]): Promise<Map<string, number>> {
  const shards = await find(
    'stockShards',
    { ownerId: _.in(goods.map(({ _id }) => _id)), kind: 'goods', left: _.gt(0) },
    { only: ['ownerId', 'left'], limit: LIMITS.rowsPerQuery },
  )
  const left = new Map<string, number>()
  for (const shard of shards) left.set(shard.ownerId, (left.get(shard.ownerId) ?? 0) + shard.left)
  return left
}

/** The person's exchanges of today's periods of those goods that have a limit. */
async function counted(
  goods: readonly GoodsDoc[],
  memberId: string,
  loading: Promise<{ member: MemberDoc | null }>,
  today: string,
): Promise<ExchangeDoc[]> {
  const limited = goods.filter(({ limit }) => limit !== null)
  if (limited.length === 0) return []
  const periods = [...new Set(limited.map(({ limit }) => periodOf(limit, today)))]
  return ofPerson(memberId, loading, ids =>
    find(
      'exchanges',
      { memberId: underIds(ids), goodsId: _.in(limited.map(({ _id }) => _id)), period: _.in(periods) },
      { limit: LIMITS.rowsPerQuery },
    ),
  )
}

async function rulesByBatch(goods: readonly GoodsDoc[]) {
  const ids = goods.flatMap(({ what }) => (what.kind === 'coupon' ? [what.batchId] : []))
  const batches = [...(await batchesById(ids)).values()]
  const rules = await Promise.all(batches.map(rulesOf))
  return new Map(batches.map((batch, i) => [batch._id, rules[i] ?? []]))
}
