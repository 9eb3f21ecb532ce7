import type { BatchDoc } from '@shared/domain/coupon/types'
import { tierById } from '@shared/domain/tier/tier-of'
import type { GoodsNames } from '@shared/text/goods'
import type { Context } from '../../platform/context'

/** What the sentences about goods name. */
export const goodsNames = (
  { brand, now }: Pick<Context, 'brand' | 'now'>,
  batches: readonly Pick<BatchDoc, '_id' | 'name'>[],
): GoodsNames => ({
  now,
  timeZone: brand.timeZone,
  tierName: tierId => tierById(tierId, brand.tiers).name,
  batchName: batchId => batches.find(({ _id }) => _id === batchId)?.name ?? '',
})
