import type { OrderDoc } from '@shared/domain/order/types'
import type { Simulation } from './simulation'

/**
 * What WeChat Pay knows and the brand's documents do not say once all has come to rest: a payment without its
 * order, a refund that was not taken off, an order whose points are not decided.
 */
export function unsettled({ database, pay }: Simulation): string[] {
  return pay.transactions.list().flatMap(({ mchid, outTradeNo, totalFen, paid, refunds }) => {
    if (!paid) return []
    const order = database.get('orders', `${mchid}:${outTradeNo}`) as unknown as OrderDoc | undefined
    const isInInbox = database.all('inbox').some(({ _id }) => String(_id).includes(outTradeNo))
    if (isInInbox && isOfBasket(outTradeNo)) return []
    if (!order?.paid) return [`the payment ${outTradeNo} never became an order`]
    const refunded = refunds
      .filter(({ state }) => state === 'SUCCESS')
      .reduce((sum, one) => sum + one.refundFen, 0)
    const stated = order.refunds
      .filter(({ state }) => state === 'success')
      .reduce((sum, one) => sum + one.fen, 0)
    return [
      ...(order.amountFen === totalFen
        ? []
        : [`${outTradeNo} is of ${totalFen}, its order of ${order.amountFen}`]),
      ...(refunded === stated ? [] : [`${outTradeNo} was refunded ${refunded}, its order says ${stated}`]),
      ...(order.settledVersion === order.version ? [] : [`${outTradeNo} is not settled`]),
    ]
  })
}

/** Only a till that takes another amount than its basket said leaves a statement that fits no order. */
const isOfBasket = (outTradeNo: string) => outTradeNo.startsWith('B')
