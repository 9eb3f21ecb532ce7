import { refundUnderWay } from '@shared/domain/order/refund-states'
import type { OrderDoc } from '@shared/domain/order/types'
import { log } from '../../platform/log'
import { merchantByMchid, wechatPayOf } from '../../platform/settings'
import { noticeUrlOf } from '../payment/choose-merchant'
import { takeRefund } from '../payment/take-statement'

/**
 * Asks WeChat Pay for the refund that the order owes, always under its one number, so that asking again is
 * how its state is asked for, too. Returns the order with the news, null without any: not answered,
 * refused, or still processing.
 */
export async function refundOrder(order: OrderDoc, now: number): Promise<OrderDoc | null> {
  const refund = refundUnderWay(order)
  if (!refund || !order.paid) return null
  const merchant = await merchantByMchid(order.mchid)
  if (!merchant) throw new Error(`no credentials to ask WeChat Pay for a refund of order ${order._id}`)
  const answer = await wechatPayOf(merchant).refund({
    outRefundNo: refund.no,
    outTradeNo: order.outTradeNo,
    refundFen: refund.fen,
    totalFen: order.paid.totalFen,
    notifyUrl: noticeUrlOf(merchant),
  })
  if (!answer.ok) {
    const code = answer.reason === 'refused' ? answer.code : answer.reason
    // A person must see to it: the merchant's balance, or its permission to refund.
    if (answer.reason === 'refused') log.error('refund.refused', new Error(code), { order: order._id })
    return null
  }
  const added = await takeRefund({ merchant, by: 'query', now }, answer.value, order)
  return added.kind === 'added' ? added.order : null
}
