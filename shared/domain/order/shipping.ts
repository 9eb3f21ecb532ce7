import { retryAt } from '../back-off'
import { NEVER } from '../due'
import { refundedFenOf } from './refunded'
import type { OrderDoc, Shipping } from './types'

/** WeChat's order centre receives a payment a little later than we do. */
const FIRST_MS = 30_000
/**
 * With the longest pause of an hour, more than two and a half days; WeChat requires it within days, not
 * minutes.
 */
const MOST_TRIES = 72

/**
 * How goods reach the customer (order-shipping page, `logistics_type`): nothing to carry, or picked up in the
 * store.
 */
const LOGISTICS = { virtual: 3, pickUp: 4 } as const

/** Stored value is nothing to carry; everything else of the mini-program is handed over at the counter. */
export const logisticsOf = ({ topUp }: Pick<OrderDoc, 'topUp'>) =>
  topUp ? LOGISTICS.virtual : LOGISTICS.pickUp

/**
 * What settling leaves to be reported to WeChat: paid orders of the mini-program alone, of brands that must
 * (WeChat freezes the money otherwise). Settled again by a refund, what is due stays due and what is done
 * stays done.
 */
export function shippingAfterSettle(
  order: Pick<OrderDoc, 'source' | 'paid' | 'shipping'>,
  upload: boolean,
  now: number,
): Pick<OrderDoc, 'dueAt'> & Partial<Pick<OrderDoc, 'shipping'>> {
  const dueAt = now + FIRST_MS
  if (order.shipping) return { dueAt: order.shipping.state === 'due' ? dueAt : NEVER }
  if (!upload || order.source !== 'app' || !order.paid) return { dueAt: NEVER }
  return { dueAt, shipping: { state: 'due', tries: 0 } }
}

export const owesShipping = ({
  shipping,
  version,
  settledVersion,
}: Pick<OrderDoc, 'shipping' | 'version' | 'settledVersion'>) =>
  shipping?.state === 'due' && settledVersion === version

/** Nothing is handed over of an order that was paid back whole. */
export const isPaidBack = (order: Pick<OrderDoc, 'paid' | 'refunds'>) =>
  order.paid !== null && refundedFenOf(order, 'total') >= order.paid.totalFen

/** `reported`: WeChat knows, now or since before. `later`: not taken this time. `refused`: never will be. */
export type ShippingAnswer = 'reported' | 'later' | 'refused' | 'not-needed'

/**
 * What an attempt leaves: repeated with growing pauses until WeChat knows, given up after more than two days.
 */
export function shippingAfterAttempt(
  { tries }: Shipping,
  answer: ShippingAnswer,
  now: number,
): { shipping: Shipping; dueAt: number } {
  const next = { tries: tries + 1 }
  if (answer === 'reported') return { shipping: { ...next, state: 'done' }, dueAt: NEVER }
  if (answer === 'not-needed') return { shipping: { ...next, state: 'not-needed' }, dueAt: NEVER }
  const isOver = answer === 'refused' || next.tries >= MOST_TRIES
  if (isOver) return { shipping: { ...next, state: 'given-up' }, dueAt: NEVER }
  return { shipping: { ...next, state: 'due' }, dueAt: retryAt(now, tries) }
}
