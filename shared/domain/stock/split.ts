import { hash32 } from '../codes/hash'
import { NEVER } from '../due'
import { stockShardIdOf } from '../ids'
import { LIMITS } from '../limits'
import type { Stock, StockShardDoc } from './types'

/**
 * One shard per thousand units, 1 to 16: updates of one document queue
 * (docs/architecture/coupons-and-stock.md).
 */
export function shardCount(total: number): number {
  return Math.min(LIMITS.stockShards, Math.max(1, Math.ceil(total / LIMITS.unitsPerStockShard)))
}

/** Where a member looks first: the same shard every time, evenly spread over members. */
export const startShard = (memberId: string, count: number) => hash32(memberId) % count

/** The `_id` of the shard where a member looks first. */
export const startShardId = ({ kind, ownerId, total }: Omit<Stock, 'open'>, memberId: string) =>
  stockShardIdOf(kind, ownerId, startShard(memberId, shardCount(total)))

/** The n of `<ownerId>:<kind>:<n>`. */
export const shardNumberOf = (shardId: string) => Number(shardId.slice(shardId.lastIndexOf(':') + 1))

/** Stock in as equal parts as integers allow; the parts sum to the stock. */
export function splitStock(total: number, count: number): number[] {
  const share = Math.floor(total / count)
  return Array.from({ length: count }, (_, n) => share + (n < total % count ? 1 : 0))
}

/** The shards a new batch or new goods are opened with. */
export function newShards({ kind, ownerId, brandId, open, total }: Stock): StockShardDoc[] {
  return splitStock(total, shardCount(total)).map((units, n) => ({
    _id: stockShardIdOf(kind, ownerId, n),
    kind,
    ownerId,
    brandId,
    open,
    left: units,
    total: units,
    reservations: [],
    ownerVersion: 1,
    dueAt: NEVER,
  }))
}

/**
 * How units that come on top of `before` are spread: a part for each shard that all of them need, old and
 * new. The parts depend on nothing that takers change, so a repeat puts the same on the same shard.
 */
export const addedParts = (before: number, units: number): number[] =>
  splitStock(units, shardCount(before + units))
