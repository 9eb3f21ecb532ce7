import { accept } from '@shared/contract'
import type { BatchStock } from '@shared/contract/actions/coupon-batch'
import type { BatchDoc, CouponState } from '@shared/domain/coupon/types'
import { batchAloneFen } from '@shared/domain/coupon/worst-cost'
import { LIMITS } from '@shared/domain/limits'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { brandView } from '../../modules/brand/brand-view'
import { activeStoresOf, storeView } from '../../modules/brand/store-view'
import { contentsOf, surroundingsOf } from '../../modules/coupon/batch-facts'
import { batchView } from '../../modules/coupon/batch-view'
import type { Handler } from '../../platform/context'
import { _, count, find } from '../../platform/database'

/**
 * The brand's batches, newest first, 20 at a time, each with where its units are. 2 trips deep, 2 counts per
 * batch side by side.
 */
export const openBatches: Handler<'coupon.batches'> = async (context, { after = '' }) => {
  const { brand, staff } = context
  const [rows, stores] = await Promise.all([newest(brand._id, after), activeStoresOf(brand._id)])
  const page = rows.slice(0, LIMITS.rowsPerPage)
  const last = page[LIMITS.rowsPerPage - 1]
  const [around, stocks] = await Promise.all([
    surroundingsOf(context, page.flatMap(contentsOf)),
    stocksOf(page),
  ])
  return accept({
    brand: brandView(brand),
    batches: page.map((batch, i) => ({
      ...batchView(batch, around, staff),
      stock: stocks[i] as BatchStock,
    })),
    next: last && rows.length > LIMITS.rowsPerPage ? `${last.createdAt} ${last._id}` : null,
    stores: stores.map(storeView),
    aloneFen: batchAloneFen(brand),
  })
}

/** Batches made in one moment, as by a brand that was set up at once, that a page may end between. */
const AT_ONE_MOMENT = 100

/** The cursor is the moment and the id of the last row. */
async function newest(brandId: string, after: string): Promise<BatchDoc[]> {
  const [moment = '', lastId = ''] = after.split(' ')
  const at = Number.parseInt(moment, 10) || Number.MAX_SAFE_INTEGER
  const rows = await find(
    'batches',
    { brandId, createdAt: _.lte(at) },
    { orderBy: { createdAt: 'desc', _id: 'desc' }, limit: LIMITS.rowsPerPage + 1 + AT_ONE_MOMENT },
  )
  return rows.filter(row => row.createdAt < at || row._id < lastId)
}

/** Where the units of these batches are. */
async function stocksOf(batches: readonly BatchDoc[]): Promise<BatchStock[]> {
  if (batches.length === 0) return []
  const ownerIds = batches.map(({ _id }) => _id)
  const [shards, used, expired] = await Promise.all([
    find(
      'stockShards',
      { ownerId: _.in(ownerIds), kind: 'batch' },
      { only: ['ownerId', 'left', 'total'], limit: LIMITS.rowsPerQuery },
    ),
    Promise.all(ownerIds.map(batchId => countOf(batchId, 'USED'))),
    Promise.all(ownerIds.map(batchId => countOf(batchId, 'EXPIRED'))),
  ])
  return batches.map(({ _id, total }, i) => ({
    total,
    ...unitsOn(shards.filter(({ ownerId }) => ownerId === _id)),
    used: used[i] ?? 0,
    expired: expired[i] ?? 0,
  }))
}

/** Coupons that carry a unit of the batch's own stock. */
const countOf = (batchId: string, state: CouponState) =>
  count('coupons', { batchId, state, shardNumber: _.gte(0) })

function unitsOn(shards: readonly Pick<StockShardDoc, 'left' | 'total'>[]) {
  const left = shards.reduce((sum, shard) => sum + shard.left, 0)
  return { left, taken: shards.reduce((sum, shard) => sum + shard.total, 0) - left }
}
