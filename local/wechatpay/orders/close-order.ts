import type { Platform } from '../platform'
import { WechatPayError } from '../refusal'
import { transactionKey } from './transaction'

/** From now on it cannot be paid. Repeatable; a paid order cannot be closed and needs a refund. */
export async function closeOrder(platform: Platform, mchid: string, outTradeNo: string): Promise<void> {
  const key = transactionKey(mchid, outTradeNo)
  const order = platform.transactions.get(key)
  if (!order) throw new WechatPayError(404, 'ORDER_NOT_EXIST', '订单不存在')
  if (order.paid) throw new WechatPayError(400, 'ORDER_PAID', '订单已支付，不能关闭')
  if (order.closedAt === null)
    await platform.transactions.put(key, { ...order, closedAt: platform.clock.now() })
}
