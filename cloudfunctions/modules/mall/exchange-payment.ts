import type { InputOf } from '@shared/contract'
import type { OrderPlaced } from '@shared/contract/actions/order'
import { mchidOfOrder, memberIdOf, orderIdOf, outTradeNoOfOrder } from '@shared/domain/ids'
import type { ExchangeDoc, VoidReason } from '@shared/domain/mall/types'
import { createOrder } from '@shared/domain/order/create-order'
import { mayPay } from '@shared/domain/order/pay-again'
import { orderText } from '@shared/text/order'
import type { Context } from '../../platform/context'
import { read } from '../../platform/database'
import { inputHashOf, orderNumberOf } from '../../platform/order-number'
import { merchantByMchid } from '../../platform/settings'
import { storeNames } from '../brand/store-view'
import { askForPayment } from '../payment/ask-for-payment'
import { chooseMerchant } from '../payment/choose-merchant'
import { insertOrder } from '../payment/insert-order'

/**
 * The order that will collect the money of this command's exchange, to the merchant number of the store where
 * the thing is fetched; null = no merchant number can take the money. No trip when warm.
 */
export async function orderIdFor(
  { brand, caller }: Context,
  { commandId, storeId = '' }: InputOf<'mall.exchange'>,
): Promise<string | null> {
  const merchant = await chooseMerchant(brand, storeId)
  return merchant && orderIdOf(merchant._id, orderNumberOf(memberIdOf(brand._id, caller.openid), commandId))
}

export type PlacedOrder = { ok: true } | { ok: false; reason: VoidReason }

/**
 * Inserts the order of an exchange that is still open. WeChat Pay does not hear of it before the exchange is
 * `paying`, so an order whose exchange came to nothing is closed by its sweeper and was never payable. 2
 * trips, none for points alone.
 */
export async function placeOrderOf(
  exchange: ExchangeDoc,
  { brand, caller, now }: Context,
): Promise<PlacedOrder> {
  const { _id: exchangeId, cash, commandId, storeId, goodsName } = exchange
  if (!cash) return { ok: true }
  const placed = await insertOrder(
    createOrder({
      mchid: mchidOfOrder(cash.orderId),
      outTradeNo: outTradeNoOfOrder(cash.orderId),
      brandId: brand._id,
      storeId,
      memberId: memberIdOf(brand._id, caller.openid),
      source: 'app',
      amountFen: cash.fen,
      description: orderText.ofGoods(goodsName, 1),
      lines: [{ name: goodsName, qty: 1, fen: cash.fen }],
      exchangeId,
      commandId,
      inputHash: inputHashOf(['exchange', exchangeId]),
      now,
    }),
  )
  if (placed.ok) return { ok: true }
  return { ok: false, reason: placed.code === 'TOO_MANY_UNPAID' ? 'too-many-unpaid' : 'busy' }
}

/**
 * What the cashier needs for an exchange that waits for its money. Null for any other, and where WeChat Pay
 * cannot be asked now: the exchange stays, and its order can be paid until its time is over. 1 trip.
 */
export async function paymentOf(
  { state, cash }: Pick<ExchangeDoc, 'state' | 'cash'>,
  { brand, now }: Context,
): Promise<OrderPlaced | null> {
  if (state !== 'paying' || !cash) return null
  const order = await read('orders', cash.orderId)
  if (!order || !mayPay(order, now)) return null
  const merchant = await merchantByMchid(order.mchid)
  if (!merchant) return null
  const storeName = (await storeNames(brand._id))(order.storeId)
  const asked = await askForPayment(order, storeName, merchant)
  return asked.ok ? asked.data : null
}
