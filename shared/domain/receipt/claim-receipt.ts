import { addDays, endOfDay } from '../calendar/day'
import { SETTLE_GRACE_MS } from '../due'
import { netFenOf } from '../order/refunded'
import type { OrderDoc } from '../order/types'

export type ClaimedReceipt =
  /** Write it where `{_id, version: before}`. */
  | { kind: 'update'; order: OrderDoc; before: number }
  /** Mine already: a repeat, or a second look. */
  | { kind: 'mine' }
  | { kind: 'taken' }
  | { kind: 'void' }
  | { kind: 'late' }

/**
 * The last moment (exclusive) at which a receipt of `day` can be claimed: the end of the day `claimDays`
 * later, brand-local.
 */
export function claimableUntil(day: string, claimDays: number, timeZone: string): number {
  return endOfDay(addDays(day, claimDays), timeZone)
}

/**
 * One ticket, one claim (seed RQ-04): the first person to claim it is its payer from then on. A new fact, so
 * what it deserves is settled like any payment.
 */
export function claimReceipt(
  order: OrderDoc,
  claim: { memberId: string; mine: readonly string[]; claimDays: number; timeZone: string },
  now: number,
): ClaimedReceipt {
  if (order.memberId !== '') return { kind: claim.mine.includes(order.memberId) ? 'mine' : 'taken' }
  if (!order.paid || netFenOf(order, 'total') === 0) return { kind: 'void' }
  if (now >= claimableUntil(order.paid.day, claim.claimDays, claim.timeZone)) return { kind: 'late' }
  const { version } = order
  const facts = { memberId: claim.memberId, version: version + 1, dueAt: now + SETTLE_GRACE_MS, tries: 0 }
  return { kind: 'update', order: { ...order, ...facts }, before: version }
}
