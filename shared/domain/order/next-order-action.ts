import { retryAt } from '../back-off'
import { DAY_MS } from '../calendar/units'
import { refundUnderWay } from './refund-states'
import { owesShipping } from './shipping'
import type { OrderDoc } from './types'

/**
 * An unpaid order is queried this long after the look before; after the last one it is closed
 * (docs/architecture/sweepers-and-cost.md).
 */
const LOOKS_MS = [10_000, 60_000, 300_000, 1_800_000] as const
/** Of an exchange: points and a unit are kept for it meanwhile. */
const LOOKS_OF_EXCHANGE_MS = [10_000, 60_000, 300_000, 540_000] as const

/**
 * However often pages query, WeChat Pay is queried about one order at most once in this time: its queries are
 * limited per merchant number. Less than the shortest pause of our own page, so a customer who just waits
 * never hits it.
 */
const ASK_GAP_MS = 2_500

/**
 * Whether a page's question may go to WeChat Pay, given when the last one did. Clocks of two instances may
 * differ either way.
 */
export const mayAskAgain = (askedAt: number | undefined, now: number) =>
  askedAt === undefined || Math.abs(now - askedAt) >= ASK_GAP_MS

/** How many questions may still be asked, and when that was counted. */
export interface QuestionBucket {
  left: number
  countedAt: number
}

/**
 * Questions about orders we do not hold: nothing proves them, so they are limited per person and per merchant
 * number. `most` at once, then one per `everyMs`.
 */
export const UNKNOWN_QUESTIONS = {
  perPerson: { most: 5, everyMs: 60_000 },
  perMerchant: { most: 30, everyMs: 2_000 },
} as const

/** The bucket after one more question; null when none is left. */
export function askFrom(
  bucket: QuestionBucket | undefined,
  { most, everyMs }: { most: number; everyMs: number },
  now: number,
): QuestionBucket | null {
  const { left, countedAt } = bucket ?? { left: most, countedAt: now }
  const refilled = Math.min(most, left + Math.max(0, now - countedAt) / everyMs)
  return refilled < 1 ? null : { left: refilled - 1, countedAt: now }
}

/**
 * WeChat Pay takes no payment for a prepay of more than seven days; one more for clocks and for notices under
 * way.
 */
const PAYABLE_MS = 8 * DAY_MS

export type AfterSilence =
  /**
   * Write `unansweredQueries` and this `dueAt`; `tries` stays: an unanswered query is no step of
   * the schedule.
   */
  | { do: 'ask-later'; unansweredQueries: number; dueAt: number }
  /** No answer has arrived since it became unpayable: it is closed here. */
  | { do: 'close-here' }

/**
 * What follows a question that WeChat Pay did not answer: pauses of 15 s, doubled up to one hour, so a
 * merchant number that is dead costs few questions and one that hiccups is asked soon. Money that arrives
 * after all is booked as `paid` after `closed`.
 */
export function afterSilence(
  { createdAt, unansweredQueries = 0 }: Pick<OrderDoc, 'createdAt' | 'unansweredQueries'>,
  now: number,
): AfterSilence {
  if (now - createdAt > PAYABLE_MS) return { do: 'close-here' }
  return { do: 'ask-later', unansweredQueries: unansweredQueries + 1, dueAt: retryAt(now, unansweredQueries) }
}

export const firstLookAt = (now: number) => now + LOOKS_MS[0]

export type OrderAction =
  /** Query WeChat; still unpaid → write `tries + 1` and this `dueAt`. */
  | { do: 'query'; nextDueAt: number }
  /** Query a last time, then close there, then add the fact `closed`. */
  | { do: 'close' }
  /** Facts are waiting for `settle`. */
  | { do: 'settle' }
  /** Settled; a refund we owe is to be asked for, or asked about. */
  | { do: 'refund' }
  /** Settled; the handover is to be reported to WeChat. */
  | { do: 'ship' }

/** What the orders sweeper owes an order that is due. */
export function nextOrderAction(
  order: Pick<
    OrderDoc,
    | 'paid'
    | 'closed'
    | 'refunds'
    | 'tries'
    | 'source'
    | 'version'
    | 'settledVersion'
    | 'shipping'
    | 'exchangeId'
  >,
  now: number,
): OrderAction {
  const isSettled = order.settledVersion === order.version
  if (isSettled && refundUnderWay(order)) return { do: 'refund' }
  if (owesShipping(order)) return { do: 'ship' }
  if (order.paid || order.closed || order.refunds.length > 0 || order.source === 'notice')
    return { do: 'settle' }
  const looks = order.exchangeId === undefined ? LOOKS_MS : LOOKS_OF_EXCHANGE_MS
  const wait = looks[order.tries + 1]
  return wait === undefined ? { do: 'close' } : { do: 'query', nextDueAt: now + wait }
}
