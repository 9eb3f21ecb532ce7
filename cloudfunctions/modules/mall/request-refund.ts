import { addRefundRequest } from '@shared/domain/order/add-fact'
import type { OrderDoc } from '@shared/domain/order/types'
import { addFact } from '../order-facts/add-fact'

/**
 * Writes on the order that its money has to go back, once; its sweeper asks WeChat Pay for it. Nothing where
 * nothing was paid, or all of it is on its way back. 2 trips, 1 with the order in hand.
 */
export async function requestRefund(orderId: string, now: number, known?: OrderDoc): Promise<OrderDoc> {
  const added = await addFact(
    orderId,
    order => {
      if (!order) throw new Error(`the order ${orderId} of an exchange is not there`)
      return addRefundRequest(order, now)
    },
    known,
  )
  if (added.kind === 'unmatched' || added.kind === 'busy')
    throw new Error(`order ${orderId} is ${added.kind}`)
  return added.order
}
