import { accept, type Outcome, type OutputOf, type Refusal, refuse } from '@shared/contract'
import { openidOfId } from '@shared/domain/ids'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import type { OrderDoc } from '@shared/domain/order/types'
import { log } from '../../platform/log'
import { wechatPayOf } from '../../platform/settings'
import type { PayAnswer } from '../../platform/wechatpay'
import { orderView } from '../order-facts/order-view'
import { noticeUrlOf } from './choose-merchant'

/**
 * Requests with the order's own numbers every time: WeChat takes the same number again only with the same
 * parameters.
 */
export async function askForPayment(
  order: OrderDoc,
  storeName: string,
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
    order: orderView(order, storeName),
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
