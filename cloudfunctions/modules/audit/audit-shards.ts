import type { AuditPage } from '@shared/domain/audit/progress'
import { reservedOf } from '@shared/domain/coupon/audit'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { finished, reservedOn } from '@shared/domain/mall/audit'
import { auditUnits } from '@shared/domain/stock/audit'
import { shardNumberOf } from '@shared/domain/stock/split'
import type { StockKind, StockShardDoc } from '@shared/domain/stock/types'
import { _, count, type Filter, find, read, readMany } from '../../platform/database'
import { type Auditing, type AuditStepWork, inGroups, nextAfter, pageOf } from './page'

const PAGE = 100
/** A shard is hot: numbers that do not agree are counted again, for a unit may have been on its way. */
const MOST_COUNTS = 3
const FINISHED = ['paying', 'ready', 'received', 'handed', 'cancelled', 'lapsed', 'unpaid'] as const

/** How many units of a shard are out, and how many of its reservations still keep one. */
type CountUnits = (shard: StockShardDoc) => Promise<{ out: number; reserved: number }>

/** Units of each shard of a batch, its coupons counted by index and never loaded. */
export const auditBatchShards = shardsOf('batch', async ({ _id, ownerId, reservations }) => {
  const own = { batchId: ownerId, shardNumber: shardNumberOf(_id) }
  const named = reservations.map(({ token }) => token)
  const byToken = _.or<Filter<CouponDoc>>(
    { ...own, token: _.in(named) },
    { ...own, returnToken: _.in(named) },
  )
  const [out, existing] = await Promise.all([
    count('coupons', { ...own, returnToken: _.exists(false) }),
    named.length === 0 ? [] : find('coupons', byToken, { limit: 1000 }),
  ])
  return { out, reserved: reservedOf({ reservations }, existing).length }
})

/** Units of each shard of goods, the exchanges that used one counted by index. */
export const auditGoodsShards = shardsOf('goods', async ({ _id: shardId, reservations }) => {
  const [out, named] = await Promise.all([
    count('exchanges', { shardId, state: _.in(FINISHED), returnToken: '' }),
    readMany(
      'exchanges',
      reservations.map(({ takenFor }) => takenFor),
    ),
  ])
  const own = named.filter(each => finished(each) && each.shardId === shardId)
  return { out, reserved: reservedOn({ reservations }, own).length }
})

function shardsOf(kind: StockKind, countUnits: CountUnits): AuditStepWork {
  return async (auditing: Auditing): Promise<AuditPage> => {
    const shards = await pageOf('stockShards', auditing, PAGE, { filter: { kind } })
    const broken = await inGroups(shards, { size: 1, atOnce: 8 }, ([shard]) => brokenUnits(shard, countUnits))
    return { broken, looked: shards.length, next: nextAfter(shards, PAGE) }
  }
}

async function brokenUnits(first: StockShardDoc | undefined, countUnits: CountUnits): Promise<string[]> {
  let shard: StockShardDoc | null | undefined = first
  for (let counts = 1; shard; counts += 1) {
    const { out, reserved } = await countUnits(shard)
    const broken = auditUnits(shard, out, reserved)
    if (broken.length === 0 || counts === MOST_COUNTS) return broken
    shard = await read('stockShards', shard._id)
  }
  return []
}
