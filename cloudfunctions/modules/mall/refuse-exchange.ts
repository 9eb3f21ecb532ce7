import { type Refusal, type RefusalCode, refuse } from '@shared/contract'
import type { BrandDoc } from '@shared/domain/brand/types'
import type { GoodsRefusal } from '@shared/domain/mall/begin-exchange'
import type { Price } from '@shared/domain/mall/price'
import type { ExchangeDoc, GoodsDoc, VoidReason } from '@shared/domain/mall/types'
import { mallText } from '@shared/text/mall'
import { tierView } from '../brand/brand-view'

/** Why there can be no exchange, before anything was begun. */
export function refuseGoods(
  refusal: GoodsRefusal | null,
  goods: Pick<GoodsDoc, 'needTier'>,
  price: Price,
  brand: BrandDoc,
  now: number,
): Refusal {
  switch (refusal?.reason) {
    case 'off-sale':
      return refuse('GOODS_OFF_SALE')
    case 'not-begun':
      return refuse('GOODS_NOT_BEGUN', mallText.notBegun(refusal.fromAt, now, brand.timeZone))
    case 'ended':
      return refuse('GOODS_ENDED')
    case 'over':
      return refuse('GOODS_OVER')
    case 'price-changed':
      return refuse('PRICE_CHANGED', mallText.priceChanged(price), { points: price.points, fen: price.fen })
    case 'tier-required':
      return refuse('TIER_REQUIRED', mallText.tierRequired(tierView(brand, goods.needTier).name))
    case 'points-short':
      return refuse('EXCHANGE_SHORT', mallText.pointsShort(refusal.missing), {
        missing: refusal.missing,
      })
    case 'limit':
      return refuse('EXCHANGE_LIMIT')
    default:
      return refuse('NOT_MEMBER', mallText.needsCard)
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
  'too-many-unpaid': 'TOO_MANY_UNPAID',
}

/** Why this exchange came to nothing; `over` = the client's next try needs a new command. */
export function refuseVoid(exchange: ExchangeDoc): Refusal {
  return refuse(VOID_CODES[exchange.reason ?? 'timed-out'], undefined, {
    exchangeId: exchange._id,
    over: true,
  })
}
