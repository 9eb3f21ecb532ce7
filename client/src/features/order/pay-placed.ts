import type { OrderPlaced } from '@shared/contract/actions/order'
import { requestPayment } from '@/device/request-payment'
import { replacePage } from '@/navigate'
import { keepOpenPayment, paymentKnown } from './open-payment'

/** Why no money was taken, in words. */
export interface Unpaid {
  fact: string
  consequence: string
}

const CANCELLED: Unpaid = { fact: '没有付款，没有扣你的钱。', consequence: '这一单还留着，可以再付。' }
const FAILED: Unpaid = {
  fact: '没能打开微信支付，没有扣你的钱。',
  consequence: '请再点一次，或到柜台付。',
}

/**
 * Takes an order to the cashier; null once the payment is on its way: the landing page finds out what came of
 * it. Until then this phone keeps it as open.
 */
export async function payPlaced({ order, mchid, outTradeNo, payment }: OrderPlaced): Promise<Unpaid | null> {
  const { id: orderId, amountFen } = order
  keepOpenPayment({ orderId, mchid, outTradeNo, amountFen, topUp: order.topUp !== undefined })
  const result = await requestPayment(payment)
  if (result === 'submitted') {
    replacePage('landing', { mchid, outTradeNo })
    return null
  }
  if (result === 'cancelled') paymentKnown(orderId)
  return result === 'cancelled' ? CANCELLED : FAILED
}
