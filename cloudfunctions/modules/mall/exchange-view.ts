import type { ExchangeView } from '@shared/contract'
import type { ExchangeDoc } from '@shared/domain/exchange/types'
import { exchangedCouponIdOf } from '@shared/domain/ids'

/** An exchange as the customer sees it. */
export function exchangeView(exchange: ExchangeDoc): ExchangeView {
  const { _id, goodsId, goodsName, points, state, createdAt, batchId } = exchange
  const couponId = state === 'done' && batchId !== '' ? exchangedCouponIdOf(_id) : ''
  return { id: _id, goodsId, goodsName, points, state, at: createdAt, couponId }
}
