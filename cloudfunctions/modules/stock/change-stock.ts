import { NEVER } from '@shared/domain/due'
import { stockShardIdOf } from '@shared/domain/ids'
import type { StockChange } from '@shared/domain/operation/types'
import type { Stock } from '@shared/domain/stock/types'
import { _, insert, updateWhere } from '../../platform/database'

/**
 * Gives every shard of an owner what this version of the owner changes: units on top, and whether it hands
 * out. Each shard has it once, whatever is repeated or comes late: it keeps the newest version it has had.
 * Takers take at the same time and lose nothing, since units are added in the write that counts them. 1 trip
 * deep; 2 where shards are new.
 */
export async function changeStock(
  owner: Pick<Stock, 'kind' | 'ownerId' | 'brandId'>,
  version: number,
  { open, add }: StockChange,
): Promise<void> {
  const had = { open, ownerVersion: version }
  if (add.length === 0) {
    const { ownerId, kind } = owner
    await updateWhere('stockShards', { ownerId, kind, ownerVersion: _.lt(version) }, had)
    return
  }
  await Promise.all(
    add.map(async (units, n) => {
      const _id = stockShardIdOf(owner.kind, owner.ownerId, n)
      const change = { ...had, left: _.inc(units), total: _.inc(units) }
      if ((await updateWhere('stockShards', { _id, ownerVersion: _.lt(version) }, change)) === 1) return
      // New, or one that has had this change: then it exists and the insert does nothing.
      const shard = { _id, ...owner, ...had, left: units, total: units, reservations: [], dueAt: NEVER }
      await insert('stockShards', shard)
    }),
  )
}
