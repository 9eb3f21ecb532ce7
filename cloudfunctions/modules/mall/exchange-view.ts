import type { ExchangeView } from '@shared/contract'
import { exchangedCouponIdOf } from '@shared/domain/ids'
import { cashFen } from '@shared/domain/mall/begin-exchange'
import { cancelExchange } from '@shared/domain/mall/decide-exchange'
import { pickUpObstacle } from '@shared/domain/mall/hand-over'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { EXCHANGE_PAYABLE_FOR_MS } from '@shared/domain/order/pay-again'

/**
 * An exchange as the customer sees it at this moment: past its last day it has lapsed, whether or not the
 * sweeper has been there.
 */
export function exchangeView(
  exchange: ExchangeDoc,
  { now, storeName }: { now: number; storeName: (storeId: string) => string },
): ExchangeView {
  const { _id, goodsId, goodsName, art, points, createdAt, handed, ifLapsed, endedAt } = exchange
  const lapsed = exchange.state === 'ready' && pickUpObstacle(exchange, now) !== null
  return {
    id: _id,
    goodsId,
    goodsName,
    kind: exchange.batchId === '' ? 'item' : 'coupon',
    art,
    points,
    fen: cashFen(exchange),
    orderId: exchange.cash?.orderId ?? '',
    payUntilAt: exchange.state === 'paying' ? createdAt + EXCHANGE_PAYABLE_FOR_MS : null,
    state: lapsed ? 'lapsed' : exchange.state,
    at: createdAt,
    couponId: exchange.state === 'received' ? exchangedCouponIdOf(_id) : '',
    pickUp:
      exchange.pickUpId === ''
        ? null
        : { untilAt: exchange.pickUpUntil, cancelUntilAt: exchange.cancelUntil, ifLapsed },
    store: exchange.storeId === '' ? null : { id: exchange.storeId, name: storeName(exchange.storeId) },
    cancellable: cancelExchange(exchange, now).do === 'cancel',
    handed: handed && { at: handed.at, storeName: storeName(handed.storeId) },
    endedAt: lapsed ? exchange.pickUpUntil : endedAt,
  }
}
