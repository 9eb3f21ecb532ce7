import type { OrderDoc } from '@shared/domain/order/types'

type Settling = Pick<OrderDoc, 'version' | 'settledVersion'>

/**
 * How many of these payments have a settled order. A payment whose notice found no order has none yet;
 * orders of other payments in the store do not count.
 */
export const settledOf = (
  paid: readonly { outTradeNo: string }[],
  orderOf: (outTradeNo: string) => Settling | undefined,
): number =>
  paid.filter(({ outTradeNo }) => {
    const order = orderOf(outTradeNo)
    return order !== undefined && order.settledVersion === order.version
  }).length
