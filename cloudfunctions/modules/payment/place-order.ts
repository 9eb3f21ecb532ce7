import { accept, type InputOf, type Outcome, type OutputOf, type Refusal, refuse } from '@shared/contract'
import type { StoreDoc } from '@shared/domain/brand/types'
import { memberIdOf, openidOfId, orderIdOf } from '@shared/domain/ids'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import { createOrder } from '@shared/domain/order/create-order'
import type { OrderDoc } from '@shared/domain/order/types'
import type { Context, Handler } from '../../platform/context'
import { insert, read } from '../../platform/database'
import { log } from '../../platform/log'
import { merchantsOf, storesOf, wechatPayOf } from '../../platform/settings'
import type { PayAnswer } from '../../platform/wechatpay'
import { priceTopUp } from '../stored/price-top-up'
import { chooseMerchant, noticeUrlOf } from './choose-merchant'
import { inputHashOf, orderNumberOf } from './order-number'
import { orderView } from './order-view'
import { priceOrder } from './price-order'

type Input = InputOf<'order.place'>

/**
 * An order and what `wx.requestPayment` needs to pay it. The order stands before WeChat hears of it, so no payment is ever
 * without one; repeating the command answers the same order, with other input it is a conflict. 2 trips, repeat 1.
 */
export const placeOrder: Handler<'order.place'> = async (context, input) => {
  const { _id: brandId } = context.brand
  // On a cold instance the merchant numbers come beside the stores, not after them.
  const [stores] = await Promise.all([storesOf(brandId), merchantsOf(brandId)])
  const store = stores?.find(each => each._id === input.storeId && each.active)
  if (!store) return refuse('STORE_NOT_FOUND')
  const merchant = await chooseMerchant(context.brand, store)
  if (!merchant) return refuse('PAYMENT_UNAVAILABLE')
  const standing = await standingOrder(context, input, store, merchant)
  if ('code' in standing) return standing
  return askForPayment(standing, store, merchant)
}

/** The order of this command: read, or inserted; a repeat that asks for something else is refused. */
async function standingOrder(
  { brand, caller, now }: Context,
  input: Input,
  store: StoreDoc,
  merchant: MerchantDoc,
): Promise<OrderDoc | Refusal> {
  const memberId = memberIdOf(brand._id, caller.openid)
  const outTradeNo = orderNumberOf(memberId, input.commandId)
  const orderId = orderIdOf(merchant._id, outTradeNo)
  const inputHash = inputHashOf([input.storeId, input.what])
  const { what } = input
  const [known, priced] = await Promise.all([
    read('orders', orderId),
    what.by === 'top-up' ? priceTopUp(brand, memberId, what.amountFen) : priceOrder(brand, store, what),
  ])
  if (known) return sameOrder(known, inputHash)
  if (!priced.ok) return priced
  const { amountFen, lines, description, topUp } = priced
  const order = createOrder({
    mchid: merchant._id,
    outTradeNo,
    brandId: brand._id,
    storeId: store._id,
    memberId,
    source: 'app',
    amountFen,
    description,
    lines,
    ...(topUp ? { topUp } : {}),
    commandId: input.commandId,
    inputHash,
    now,
  })
  if ((await insert('orders', order)) === 'inserted') return order
  const winner = await read('orders', orderId)
  if (!winner) throw new Error('an order that could not be inserted is not there')
  return sameOrder(winner, inputHash)
}

function sameOrder(order: OrderDoc, inputHash: string): OrderDoc | Refusal {
  if (order.inputHash !== inputHash) return refuse('CONFLICT')
  if (order.paid) return refuse('ORDER_ALREADY_PAID', undefined, { orderId: order._id })
  if (order.closed) return refuse('ORDER_CLOSED', undefined, { orderId: order._id })
  return order
}

/** Asks with the order's own numbers every time: WeChat takes the same number again only with the same parameters. */
async function askForPayment(
  order: OrderDoc,
  store: StoreDoc,
  merchant: MerchantDoc,
): Promise<Outcome<OutputOf<'order.place'>>> {
  const line = wechatPayOf(merchant)
  const prepaid = await line.prepay({
    appid: merchant.appid,
    outTradeNo: order.outTradeNo,
    description: order.description,
    totalFen: order.amountFen ?? 0,
    payerOpenid: openidOfId(order.memberId),
    notifyUrl: noticeUrlOf(merchant),
  })
  if (!prepaid.ok) return refusalOf(order, prepaid)
  return accept({
    order: orderView(order, store.name),
    mchid: order.mchid,
    outTradeNo: order.outTradeNo,
    payment: line.paymentParameters(merchant.appid, prepaid.value.prepayId),
  })
}

/** Nothing is taken back: the order stays as it is, the query schedule finds out what became of it. */
function refusalOf(order: OrderDoc, answer: Exclude<PayAnswer<unknown>, { ok: true }>): Refusal {
  const code = answer.reason === 'refused' ? answer.code : answer.reason
  if (code === 'ORDERPAID' || code === 'ORDER_PAID') {
    return refuse('ORDER_ALREADY_PAID', undefined, { orderId: order._id })
  }
  if (code === 'ORDER_CLOSED' || code === 'ORDERCLOSED') {
    return refuse('ORDER_CLOSED', undefined, { orderId: order._id })
  }
  log.warn('order.prepay-failed', { order: order._id, code, message: answer.message })
  return refuse('PAYMENT_UNAVAILABLE')
}
