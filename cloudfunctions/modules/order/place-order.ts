import { type InputOf, type Outcome, refuse } from '@shared/contract'
import type { StoreDoc } from '@shared/domain/brand/types'
import { memberIdOf } from '@shared/domain/ids'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import { createOrder } from '@shared/domain/order/create-order'
import type { OrderDoc } from '@shared/domain/order/types'
import type { Context, Handler } from '../../platform/context'
import { find } from '../../platform/database'
import { inputHashOf, orderNumberOf } from '../../platform/order-number'
import { merchantByMchid, merchantsOf, storesOf } from '../../platform/settings'
import { askForPayment } from '../payment/ask-for-payment'
import { chooseMerchant } from '../payment/choose-merchant'
import { insertOrder, sameOrder } from '../payment/insert-order'
import { priceOrder } from './price-order'
import { priceTopUp } from './price-top-up'
import { refuseIfClosed } from './refuse-if-closed'

type Input = InputOf<'order.place'>

/**
 * An order and what `wx.requestPayment` needs to pay it. The order is persisted before WeChat receives it, so
 * no payment is ever without one; repeating the command returns the same order, with other input it is a
 * conflict. 3 trips, repeat 1.
 */
export const placeOrder: Handler<'order.place'> = async (context, input) => {
  const { _id: brandId } = context.brand
  // On a cold instance the merchant numbers come beside the stores, not after them.
  const [stores] = await Promise.all([storesOf(brandId), merchantsOf(brandId)])
  const store = stores?.find(each => each._id === input.storeId && each.active)
  if (!store) return refuse('STORE_NOT_FOUND')
  const merchant = await chooseMerchant(context.brand, store._id)
  if (!merchant) return refuse('PAYMENT_UNAVAILABLE')
  const placed = await orderOfCommand(context, input, store, merchant)
  if (!placed.ok) return placed
  const { data: order } = placed
  const payee = order.mchid === merchant._id ? merchant : await merchantByMchid(order.mchid)
  return payee ? askForPayment(order, store.name, payee) : refuse('PAYMENT_UNAVAILABLE')
}

/** The order of this command: found, or inserted; a repeat with another input is refused. */
async function orderOfCommand(
  context: Context,
  input: Input,
  store: StoreDoc,
  merchant: MerchantDoc,
): Promise<Outcome<OrderDoc>> {
  const { brand, caller, now } = context
  const memberId = memberIdOf(brand._id, caller.openid)
  const { commandId, what } = input
  const inputHash = inputHashOf([input.storeId, what])
  const [[known], priced] = await Promise.all([
    // By command, not by number: the number names the merchant number, which may have changed since.
    find('orders', { memberId, commandId }, { limit: 1 }),
    what.by === 'top-up' ? priceTopUp(brand, memberId, what.amountFen) : priceOrder(brand, store, what),
  ])
  if (known) return sameOrder(known, inputHash)
  // After the known order: what was placed before closing time stays the same order when it is repeated.
  const closed = what.by === 'top-up' ? null : refuseIfClosed(store, context)
  if (closed) return closed
  if (!priced.ok) return priced
  const { amountFen, lines, description, topUp } = priced.data
  const order = createOrder({
    mchid: merchant._id,
    outTradeNo: orderNumberOf(memberId, commandId),
    brandId: brand._id,
    storeId: store._id,
    memberId,
    source: 'app',
    amountFen,
    description,
    lines,
    ...(topUp ? { topUp } : {}),
    commandId,
    inputHash,
    now,
  })
  return insertOrder(order)
}
