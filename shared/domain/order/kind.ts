import type { OrderDoc } from './types'

/**
 * What an order is to its customer: goods ordered in the app, a top-up, the money of an exchange, or paying
 * what the counter named.
 */
export type OrderKind = 'goods' | 'top-up' | 'exchange' | 'store'

export function kindOf(order: Pick<OrderDoc, 'source' | 'topUp' | 'exchangeId' | 'lines'>): OrderKind {
  const { source, topUp, exchangeId, lines } = order
  if (topUp) return 'top-up'
  if (exchangeId) return 'exchange'
  return source === 'app' && lines.length > 0 ? 'goods' : 'store'
}
