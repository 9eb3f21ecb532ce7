import type { OrderState } from '../order/state-of'

/** One short word for a list. */
export const ORDER_STATE_WORDS: Record<OrderState, string> = {
  stub: '核实中',
  unpaid: '待付款',
  closed: '已关闭',
  paid: '已付款',
  'paid-after-close': '关闭后到账',
  'partly-refunded': '部分退款',
  refunded: '已退款',
}
