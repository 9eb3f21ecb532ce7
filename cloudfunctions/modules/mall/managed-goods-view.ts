import type { ManagedGoodsView } from '@shared/contract/actions/mall-goods'
import { goodsFieldsOf } from '@shared/domain/mall/edit-goods'
import type { GoodsDoc } from '@shared/domain/mall/types'
import { type GoodsNames, goodsSummary } from '@shared/text/goods'

/** Goods as those see them who manage them. */
export const managedGoodsView = (goods: GoodsDoc, names: GoodsNames): ManagedGoodsView => ({
  goodsId: goods._id,
  version: goods.version,
  onSale: goods.onSale,
  fields: goodsFieldsOf(goods),
  summary: goodsSummary(goods, names),
  total: goods.total,
})
