import { type Refusal, type RefusalCode, refuse } from '@shared/contract'
import type { BrandDoc } from '@shared/domain/brand/types'
import type { GoodsRefusal } from '@shared/domain/mall/open-exchange'
import type { ExchangeDoc, GoodsDoc, VoidReason } from '@shared/domain/mall/types'
import { integer } from '@shared/domain/money/display'
import { tierView } from '../brand/brand-view'

/** Why there can be no exchange, before anything was begun. */
export function refuseGoods(refusal: GoodsRefusal | null, goods: GoodsDoc, brand: BrandDoc): Refusal {
  switch (refusal?.reason) {
    case 'off-sale':
      return refuse('GOODS_OFF_SALE')
    case 'over':
      return refuse('GOODS_OVER')
    case 'price-changed':
      return refuse('PRICE_CHANGED', `现在要 ${integer(goods.points)} 积分，没有扣积分。请看过再换`, {
        points: goods.points,
      })
    case 'tier-required':
      return refuse('TIER_REQUIRED', `升到「${tierView(brand, goods.needTier).name}」就能换这件`)
    case 'points-short':
      return refuse('EXCHANGE_SHORT', `还差 ${integer(refusal.missing)} 分，没有扣积分`, {
        missing: refusal.missing,
      })
    case 'limit':
      return refuse('EXCHANGE_LIMIT')
    default:
      return refuse('NOT_MEMBER', '先入会再来换，一步就好')
  }
}

const VOID_CODES: Readonly<Record<VoidReason, RefusalCode>> = {
  'sold-out': 'GOODS_SOLD_OUT',
  'points-short': 'EXCHANGE_SHORT',
  'too-many-holds': 'TOO_MANY_OPEN',
  busy: 'BUSY',
  'timed-out': 'EXCHANGE_OVER',
  cancelled: 'EXCHANGE_OVER',
  repeated: 'EXCHANGE_OVER',
}

/** Why this exchange came to nothing; `over` = the client's next try needs a new command. */
export function refuseVoid(exchange: ExchangeDoc): Refusal {
  return refuse(VOID_CODES[exchange.reason ?? 'timed-out'], undefined, {
    exchangeId: exchange._id,
    over: true,
  })
}
