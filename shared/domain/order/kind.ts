import type { OrderDoc } from './types'

/** What an order is to its customer: goods ordered in the app, a top-up, or paying what the counter named. */
export type OrderKind = 'goods' | 'top-up' | 'store'

export function kindOf({ source, topUp, lines }: Pick<OrderDoc, 'source' | 'topUp' | 'lines'>): OrderKind {
  if (topUp) return 'top-up'
  return source === 'app' && lines.length > 0 ? 'goods' : 'store'
}
