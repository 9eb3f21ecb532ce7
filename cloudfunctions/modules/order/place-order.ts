import { accept, type InputOf, type Outcome, refuse } from '@shared/contract'
import type { StoreDoc } from '@shared/domain/brand/types'
import { HOUR_MS } from '@shared/domain/calendar/units'
import { memberIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import { createOrder } from '@shared/domain/order/create-order'
import type { OrderDoc } from '@shared/domain/order/types'
import type { Context, Handler } from '../../platform/context'
import { _, find, insert, read, removeWhere } from '../../platform/database'
import { inputHashOf, orderNumberOf } from '../../platform/order-number'
import { merchantByMchid, merchantsOf, storesOf } from '../../platform/settings'
import { askForPayment } from '../payment/ask-for-payment'
import { chooseMerchant } from '../payment/choose-merchant'
import { priceOrder } from './price-order'
import { priceTopUp } from './price-top-up'
import { refuseIfClosed } from './refuse-if-closed'

type Input = InputOf<'order.place'>

/** Longer than the query schedule leaves an unpaid order open. */
const OPEN_FOR_MS = HOUR_MS
const RECENT = 100

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
  const merchant = await chooseMerchant(context.brand, store)
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
  if ((await insert('orders', order)) === 'inserted') return keepIfAllowed(order)
  const winner = await read('orders', order._id)
  if (!winner) throw new Error('an order that could not be inserted is not there')
  return sameOrder(winner, inputHash)
}

/**
 * Looks at the person's orders of the last hour after the insert, so that of many at once only as many remain
 * as are allowed, and one command whose merchant number changed meanwhile has one payable order. An order
 * that may not remain was never shown to WeChat Pay and is removed; dies before that: the sweeper closes it.
 */
async function keepIfAllowed(order: OrderDoc): Promise<Outcome<OrderDoc>> {
  const { memberId, commandId, createdAt } = order
  const recent = await find(
    'orders',
    { memberId, createdAt: _.gte(createdAt - OPEN_FOR_MS) },
    { orderBy: { createdAt: 'desc' }, limit: RECENT },
  )
  const twin = recent.find(other => other.commandId === commandId && other._id !== order._id)
  const open = recent.filter(({ source, paid, closed }) => source === 'app' && !paid && !closed)
  if (!twin && open.length <= LIMITS.openOrders) return accept(order)
  await removeWhere('orders', { _id: order._id, version: order.version })
  return twin ? refuse('BUSY') : refuse('TOO_MANY_UNPAID')
}

function sameOrder(order: OrderDoc, inputHash: string): Outcome<OrderDoc> {
  if (order.inputHash !== inputHash) return refuse('CONFLICT')
  if (order.paid) return refuse('ORDER_ALREADY_PAID', undefined, { orderId: order._id })
  if (order.closed) return refuse('ORDER_CLOSED', undefined, { orderId: order._id })
  return accept(order)
}
