import { dayOf } from '@shared/domain/calendar/day'
import type { BatchFacts } from '@shared/domain/coupon/batch-problems'
import type { BatchDoc } from '@shared/domain/coupon/types'
import { batchAloneFen } from '@shared/domain/coupon/worst-cost'
import { tierById } from '@shared/domain/tier/tier-of'
import type { BatchNames } from '@shared/text/batches'
import type { Context } from '../../platform/context'
import { readMany } from '../../platform/database'
import { storesOf } from '../../platform/settings'

/** What a batch is decided by, and what the sentences about it name. */
export interface BatchSurroundings {
  facts: BatchFacts
  names: BatchNames
}

/**
 * What stands around batches that name these others: stores, tiers, and for packs the batches inside, as they
 * are now. No trip when warm, 1 for packs.
 */
export async function surroundingsOf(
  { brand, now }: Pick<Context, 'brand' | 'now'>,
  contentIds: readonly string[],
): Promise<BatchSurroundings> {
  const [stores, named] = await Promise.all([storesOf(brand._id), readMany('batches', contentIds)])
  const contents = named.filter(({ brandId }) => brandId === brand._id)
  const { timeZone, tiers } = brand
  const storeNames = new Map((stores ?? []).map(({ _id, name }) => [_id, name]))
  return {
    facts: {
      now,
      timeZone,
      storeIds: [...storeNames.keys()],
      tierIds: tiers.map(({ id }) => id),
      contents,
      aloneFen: batchAloneFen(brand),
    },
    names: {
      now,
      today: dayOf(now, timeZone),
      timeZone,
      storeCount: (stores ?? []).filter(({ active }) => active).length,
      storeName: storeId => storeNames.get(storeId) ?? '',
      tierName: tierId => tierById(tierId, tiers).name,
      batchName: batchId => contents.find(({ _id }) => _id === batchId)?.name ?? '',
    },
  }
}

/** The batches a pack holds; `[]` for a coupon. */
export const contentsOf = (batch: Pick<BatchDoc, 'kind'> & { contents?: string[] }): string[] =>
  batch.kind === 'pack' ? (batch.contents ?? []) : []
