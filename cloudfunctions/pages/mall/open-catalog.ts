import { accept } from '@shared/contract'
import { LIMITS } from '@shared/domain/limits'
import { brandView } from '../../modules/brand/brand-view'
import { goodsNames } from '../../modules/mall/goods-names'
import { managedGoodsView } from '../../modules/mall/managed-goods-view'
import type { Handler } from '../../platform/context'
import { _, find } from '../../platform/database'

/** All goods as they are now, those off the shelf too, with what is left of each. 2 trips deep. */
export const openCatalog: Handler<'mall.catalog'> = async context => {
  const { brand, now } = context
  const [goods, batches] = await Promise.all([
    find('goods', { brandId: brand._id }, { orderBy: { _id: 'asc' }, limit: LIMITS.rowsPerQuery }),
    find(
      'batches',
      { brandId: brand._id, channel: _.in(['claim', 'gift']), state: _.in(['open', 'paused', 'ended']) },
      { only: ['name', 'kind', 'state'], limit: LIMITS.rowsPerQuery },
    ),
  ])
  const left = await unitsLeft(goods.map(({ _id }) => _id))
  const names = goodsNames(context, batches)
  return accept({
    brand: brandView(brand),
    goods: [...goods]
      .sort((a, b) => Number(b.onSale) - Number(a.onSale) || (a._id < b._id ? -1 : 1))
      .map(each => ({ ...managedGoodsView(each, names), left: left.get(each._id) ?? 0 })),
    coupons: batches
      .filter(({ kind, state }) => kind === 'coupon' && state === 'open')
      .map(({ _id, name }) => ({ batchId: _id, name })),
    now,
  })
}

/** Units on the shards of these goods. */
async function unitsLeft(goodsIds: readonly string[]): Promise<Map<string, number>> {
  if (goodsIds.length === 0) return new Map()
  const shards = await find(
    'stockShards',
    { ownerId: _.in(goodsIds), kind: 'goods', left: _.gt(0) },
    { only: ['ownerId', 'left'], limit: LIMITS.rowsPerQuery },
  )
  const left = new Map<string, number>()
  for (const shard of shards) left.set(shard.ownerId, (left.get(shard.ownerId) ?? 0) + shard.left)
  return left
}
