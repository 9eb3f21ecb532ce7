import { goodsStock } from '@shared/domain/mall/goods-stock'
import type { ExchangeDoc, GoodsDoc } from '@shared/domain/mall/types'
import { type Taken, takeUnit } from '../stock/take-unit'
import { processGoodsShard } from './process-goods-shard'

/**
 * Reserves one unit for this exchange, never below zero. One trip while the member's own shard has stock. A
 * unit that an earlier run of the same exchange took is taken up again: the exchange still decides for it.
 */
export function takeGoods(
  goods: GoodsDoc,
  { _id: takenFor, memberId }: ExchangeDoc,
  token: string,
  now: number,
): Promise<Taken> {
  return takeUnit(goodsStock(goods), { token, takenFor, memberId, at: now }, processGoodsShard)
}
