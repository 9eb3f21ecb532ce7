import { orderIdOf } from '../ids'
import type { TopUpOffer } from '../stored-value/types'
import { firstLookAt } from './next-order-action'
import type { OrderDoc } from './types'

/** Where an order belongs, as far as its source knows; `''` where it does not. */
export type OrderOrigin = Pick<
  OrderDoc,
  'mchid' | 'outTradeNo' | 'brandId' | 'storeId' | 'memberId' | 'source'
>

/** An order without any fact: the starting point of our own prepay, of a notice and of a stub. */
export function blankOrder(origin: OrderOrigin, now: number): OrderDoc {
  return {
    ...origin,
    _id: orderIdOf(origin.mchid, origin.outTradeNo),
    version: 0,
    amountFen: null,
    description: '',
    lines: [],
    commandId: '',
    inputHash: '',
    createdAt: now,
    paid: null,
    refunds: [],
    closed: null,
    settledVersion: 0,
    grant: null,
    keptPoints: 0,
    gifts: [],
    dueAt: now,
    tries: 0,
  }
}

/** Our own order before its prepay: inserted under its number, first looked at again after ten seconds. */
export function createOrder(
  input: OrderOrigin &
    Pick<OrderDoc, 'description' | 'lines' | 'commandId' | 'inputHash'> & {
      amountFen: number
      topUp?: TopUpOffer
      exchangeId?: string
      now: number
    },
): OrderDoc {
  const { now, amountFen, description, lines, commandId, inputHash, topUp, exchangeId, ...origin } = input
  return {
    ...blankOrder(origin, now),
    version: 1,
    amountFen,
    description,
    lines,
    commandId,
    inputHash,
    ...(topUp ? { topUp } : {}),
    ...(exchangeId ? { exchangeId } : {}),
    dueAt: firstLookAt(now),
  }
}
