import { orderIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { isConfirmed } from '@shared/domain/merchant/belonging'
import { type BasketDecision, placeBasket } from '@shared/domain/receipt/place-basket'
import type { BasketTicket, TillDoc } from '@shared/domain/receipt/types'
import { httpText } from '@shared/text/machines'
import { insert, read, updateWhere } from '../../platform/database'
import type { HttpAnswer } from '../../platform/http-exchange'
import { merchantByMchid } from '../../platform/settings'

type Basket = 'kept' | 'too-late' | 'other-amount' | 'busy'

/**
 * What is in a WeChat payment the till takes: an order without any fact, which the query schedule queries at
 * WeChat Pay; the till's word alone pays nothing. Lines count only when they come before the payment is
 * booked, so a till sends them first. 2 trips.
 */
export async function keepBasket(till: TillDoc, ticket: BasketTicket, now: number): Promise<HttpAnswer> {
  const merchant = await merchantByMchid(ticket.mchid)
  if (merchant?.brandId !== till.brandId || !isConfirmed(merchant))
    return refused(403, httpText.merchantOfOtherStore)
  const orderId = orderIdOf(ticket.mchid, ticket.outTradeNo)
  const basket = await place(orderId, till, ticket, now)
  if (basket === 'other-amount') return refused(409, httpText.otherAmount)
  if (basket === 'busy') return refused(503, httpText.sendAgain)
  return { status: 200, body: { orderId, lines: basket } }
}

/** Read, decide, write guarded by `version`; a lost race reads what came between and decides again. */
async function place(orderId: string, till: TillDoc, ticket: BasketTicket, now: number): Promise<Basket> {
  const where = { brandId: till.brandId, storeId: till._id }
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const decision = placeBasket(await read('orders', orderId), ticket, where, now)
    if (decision.kind !== 'insert' && decision.kind !== 'update') return decision.kind
    if (await write(decision)) return 'kept'
  }
  return 'busy'
}

async function write(decision: Extract<BasketDecision, { order: object }>): Promise<boolean> {
  const { order } = decision
  if (decision.kind === 'insert') return (await insert('orders', order)) === 'inserted'
  const { version, lines, storeId, dueAt } = order
  const written = await updateWhere(
    'orders',
    { _id: order._id, version: decision.before },
    { version, lines, storeId, dueAt },
  )
  return written === 1
}

function refused(status: number, message: string): HttpAnswer {
  return { status, body: { code: 'FAIL', message } }
}
