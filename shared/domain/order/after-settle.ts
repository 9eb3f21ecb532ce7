import { NEVER } from '../due'
import type { OrderPlan, SettlingEntry } from '../points/types'
import { netFenOf } from './refunded'
import type { OrderDoc, OrderGift } from './types'

export type SettledFields = Pick<
  OrderDoc,
  'settledVersion' | 'grant' | 'keptPoints' | 'gifts' | 'dueAt' | 'tries'
>

/** Gifts of the plan with what the net amount still deserves; withdrawn stays withdrawn. */
function giftsAfter(order: OrderDoc, plan: OrderPlan): OrderGift[] {
  const netFen = netFenOf(order, plan.measure) - (order.paidBackFen ?? 0)
  return plan.gifts.map((gift, i) => {
    const withdrawn = order.gifts[i]?.state === 'withdrawn' || netFen < gift.thresholdFen
    const { usedDay } = order.gifts[i] ?? {}
    return { ...gift, state: withdrawn ? 'withdrawn' : 'planned', ...(usedDay ? { usedDay } : {}) }
  })
}

/** The gifts with those marked that a refund found used, since the first time it did. */
export function withUsedGifts(
  gifts: readonly OrderGift[],
  used: readonly number[],
  today: string,
): OrderGift[] {
  return gifts.map((gift, i) => (used.includes(i) && !gift.usedDay ? { ...gift, usedDay: today } : gift))
}

/**
 * Numbers of the gifts whose coupons must be withdrawn before the order is written; repeating it is harmless.
 */
export function giftsToWithdraw(order: OrderDoc, newest: SettlingEntry | null): number[] {
  if (!newest) return []
  return giftsAfter(order, newest.plan).flatMap((gift, i) => (gift.state === 'withdrawn' ? [i] : []))
}

/**
 * What settle writes where `{_id, version}`: results of the newest entry, and nothing owed any more.
 * `version` stays, it counts facts. Without an entry (unpaid, or no payer known) only the duty is discharged.
 */
export function orderAfterSettle(order: OrderDoc, newest: SettlingEntry | null): SettledFields {
  const settled = { settledVersion: order.version, dueAt: NEVER, tries: 0 }
  if (!newest) return { ...settled, grant: order.grant, keptPoints: order.keptPoints, gifts: order.gifts }
  const { points, growth, rate, tier, ruleVersion, eligibleFen, factors, cappedBy } = newest.plan
  return {
    ...settled,
    grant: { points, growth, rate, tier, ruleVersion, eligibleFen, factors, cappedBy },
    keptPoints: newest.kept,
    gifts: giftsAfter(order, newest.plan),
  }
}
