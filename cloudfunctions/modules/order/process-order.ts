import { retryAt } from '@shared/domain/back-off'
import { NEVER } from '@shared/domain/due'
import { afterSilence, nextOrderAction } from '@shared/domain/order/next-order-action'
import type { OrderDoc } from '@shared/domain/order/types'
import { updateWhere } from '../../platform/database'
import { log } from '../../platform/log'
import { type Asked, closeAtWechatPay, closeOrder, queryOrder } from '../payment/query-order'
import { refundOrder } from './refund-order'
import { settle } from './settle-order'
import { shipOrder } from './ship-order'

/**
 * Discharges what an order owes: facts are settled, what is settled is reported to WeChat where the brand
 * must; an unpaid one is asked about (10 s, 1, 5, 30 min) and at last closed at WeChat Pay before we call it
 * closed, unless a till made it. While WeChat Pay does not answer, it is asked ever more seldom. Repeatable.
 */
export async function processOrder(order: OrderDoc, now: number): Promise<void> {
  const action = nextOrderAction(order, now)
  if (action.do === 'settle') return settled(order, now)
  if (action.do === 'ship') return shipOrder(order, now)
  if (action.do === 'refund') return refund(order, now)
  const queried = await queryOrder(order, now)
  if (queried.kind === 'fact') return settled(queried.order, now)
  if (queried.kind === 'unanswered') return silent(order, now)
  if (queried.kind === 'unmatched') return leaveToStaff(order)
  if (action.do === 'query')
    return lookLater(order, { tries: order.tries + 1, unansweredQueries: 0, dueAt: action.nextDueAt })
  if (order.source === 'till') return leaveToTill(order)
  return closed(order, queried, now)
}

async function settled(order: OrderDoc, now: number): Promise<void> {
  const settlement = await settle(order, now)
  if (settlement.kind === 'left') throw new Error(`order ${order._id} could not be settled beside others`)
}

/** News are settled; without any the refund is asked for again, ever more seldom, until it is through. */
async function refund(order: OrderDoc, now: number): Promise<void> {
  const news = await refundOrder(order, now)
  if (news) return settled(news, now)
  const { _id, version, tries } = order
  await updateWhere('orders', { _id, version }, { tries: tries + 1, dueAt: retryAt(now, tries) })
}

/**
 * An order WeChat has never seen needs no closing there; a paid one refuses it and is asked about again at
 * once.
 */
async function closed(order: OrderDoc, asked: Asked, now: number): Promise<void> {
  const isClosed = asked.kind === 'unknown' || (await closeAtWechatPay(order))
  return isClosed ? closedHere(order, now) : silent(order, now)
}

async function closedHere(order: OrderDoc, now: number): Promise<void> {
  const added = await closeOrder(order, now)
  if (added.kind === 'added' || added.kind === 'already') await settled(added.order, now)
}

/** No answer to rely on: later again, ever more seldom, and not for ever. */
async function silent(order: OrderDoc, now: number): Promise<void> {
  const next = afterSilence(order, now)
  if (next.do === 'ask-later') return lookLater(order, { ...next, tries: order.tries })
  log.warn('order.never-answered', { order: order._id })
  return order.source === 'till' ? leaveToTill(order) : closedHere(order, now)
}

async function lookLater(
  { _id, version }: OrderDoc,
  { tries, unansweredQueries, dueAt }: { tries: number; unansweredQueries: number; dueAt: number },
): Promise<void> {
  await updateWhere('orders', { _id, version }, { tries, unansweredQueries, dueAt })
}

/**
 * A till's order is the till's to close: it may still take the money, and then a notice or the bill reports
 * it.
 */
async function leaveToTill(order: OrderDoc): Promise<void> {
  await updateWhere('orders', { _id: order._id, version: order.version }, { dueAt: NEVER })
}

/** WeChat's statement about it is in the inbox; another query would only return it again. */
async function leaveToStaff(order: OrderDoc): Promise<void> {
  log.warn('order.left-to-staff', { order: order._id })
  await updateWhere('orders', { _id: order._id, version: order.version }, { dueAt: NEVER })
}
