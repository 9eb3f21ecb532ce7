import { accept, type Outcome, type OutputOf, refuse } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { settleHold as decideHold } from '@shared/domain/mall/hold-points'
import type { ExchangeDoc, GoodsDoc, VoidReason } from '@shared/domain/mall/types'
import type { Context, Handler } from '../../platform/context'
import { randomId } from '../../platform/ids'
import { batchesById, goodsById } from '../../platform/settings'
import { write } from '../account/book-on-member'
import { loadMember } from '../account/load-member'
import { pointsView } from '../account/points-view'
import { settleHold } from '../account/settle-holds'
import { activeStoresOf, storeNames } from '../brand/store-view'
import { rulesOf } from '../coupon/rules-of'
import type { Taken } from '../stock/take-unit'
import { type Begun, beginExchange, type Offered } from './begin-exchange'
import { applyDecision, finishExchange, voidExchange } from './decide-exchange'
import { deliverCoupon } from './deliver-coupon'
import { orderIdFor, type PlacedOrder, paymentOf, placeOrderOf } from './exchange-payment'
import { exchangeView } from './exchange-view'
import { type HeldPoints, holdForExchange } from './hold-for-exchange'
import { refuseVoid } from './refuse-exchange'
import { takeGoods } from './take-goods'

type Answer = Outcome<OutputOf<'mall.exchange'>>

/**
 * Goods for points in two phases (docs/architecture/state-changes.md): the exchange is opened, a unit is
 * reserved and the points are held side by side, one write decides, then the points are spent and a coupon is
 * delivered. With money its order is placed beside the two, and the exchange is given once that is paid. 7
 * trips, 5 deep; 8 for a coupon, 9 with money.
 */
export const exchangeGoods: Handler<'mall.exchange'> = async (context, input) => {
  const { brand } = context
  if (!brand.features.mall) return refuse('MALL_CLOSED')
  const goods = (await goodsById([input.goodsId])).get(input.goodsId)
  if (goods?.brandId !== brand._id) return refuse('GOODS_NOT_FOUND')
  if (!(await isFetchable(goods, input.storeId))) return refuse('STORE_NOT_FOUND')
  const orderId = input.fen === undefined ? '' : await orderIdFor(context, input)
  if (orderId === null) return refuse('PAYMENT_UNAVAILABLE')
  const opened = await beginExchange(context, goods, await offerOf(goods, orderId), input)
  if (!opened.ok) return opened
  const begun = opened.data
  if (begun.exchange.state !== 'open') return answer(begun.exchange, begun.member, context)
  return carryOut(begun, goods, context)
}

/** A store may be named only for a thing, and only one that is open to customers. No trip when warm. */
async function isFetchable({ brandId, what }: GoodsDoc, storeId: string | undefined): Promise<boolean> {
  if (storeId === undefined) return true
  return what.kind === 'item' && (await activeStoresOf(brandId)).some(({ _id }) => _id === storeId)
}

async function offerOf({ _id, what }: GoodsDoc, orderId: string): Promise<Offered> {
  if (what.kind !== 'coupon') return { rules: [], ruleVersion: 0, orderId }
  const batch = (await batchesById([what.batchId])).get(what.batchId)
  if (!batch) throw new Error(`goods ${_id} are a coupon of an unknown batch`)
  const ruleVersion = batch.kind === 'coupon' ? batch.ruleVersion : 0
  return { rules: await rulesOf(batch), ruleVersion, orderId }
}

async function carryOut(begun: Begun, goods: GoodsDoc, context: Context): Promise<Answer> {
  const { brand, now } = context
  const [taken, held, order] = await Promise.all([
    takeGoods(goods, begun.exchange, randomId(), now),
    holdForExchange(begun, brand, now),
    placeOrderOf(begun.exchange, context),
  ])
  const failed = failureOf(taken, held, order)
  if (failed || !taken.ok || !held.ok) {
    const decided = await voidExchange(begun.exchange, failed ?? 'busy')
    await applyDecision(decided, taken.ok ? taken.unit : null, brand, now)
    return answer(decided, null, context)
  }
  const { exchange, mine } = await finishExchange(begun.exchange, taken.unit, held.lots, now)
  if (!mine) {
    await applyDecision(exchange, taken.unit, brand, now)
    return answer(exchange, null, context)
  }
  const delivered = exchange.state === 'received' ? deliverCoupon(exchange, brand) : null
  const [member] = await Promise.all([spend(exchange, held.member, context), delivered])
  return answer(exchange, member, context)
}

/** Points first: who has too few does not read that the goods are gone. Null = nothing failed. */
function failureOf(taken: Taken, held: HeldPoints, order: PlacedOrder): VoidReason | null {
  if (!held.ok) return held.reason
  if (!taken.ok) return taken.reason === 'closed' ? 'sold-out' : taken.reason
  return order.ok ? null : order.reason
}

/** The second phase on the member as just written: no read unless another write came between. One trip. */
async function spend(
  exchange: ExchangeDoc,
  member: MemberDoc,
  { brand, now }: Context,
): Promise<MemberDoc | null> {
  const decision = decideHold({ member, brand, exchange, now })
  if (decision.kind === 'booked' && (await write(member, decision.next))) return decision.next
  return settleHold(exchange, brand, now)
}

/** The answer from the exchange's state, whichever run decided it; `member` null = to be read. */
async function answer(exchange: ExchangeDoc, member: MemberDoc | null, context: Context): Promise<Answer> {
  const { brand, now } = context
  if (exchange.state === 'void' || exchange.state === 'unpaid') return refuseVoid(exchange)
  const [storeName, toPay] = await Promise.all([storeNames(brand._id), paymentOf(exchange, context)])
  const existing = member ?? (await loadMember(exchange.memberId)).member
  if (!existing) throw new Error(`the member of exchange ${exchange._id} is not there`)
  return accept({
    exchange: exchangeView(exchange, { now, storeName }),
    points: pointsView(existing, brand, now),
    toPay,
  })
}
