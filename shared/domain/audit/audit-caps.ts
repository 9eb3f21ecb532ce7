import type { BrandDoc } from '../brand/types'
import { addDays } from '../calendar/day'
import type { MemberDoc } from '../member/types'
import type { OrderDoc } from '../order/types'
import { counted } from '../points/caps'
import type { LedgerEntry } from '../points/types'

/**
 * What an order earned is still counted against the day's cap, as long as a payment of that day may come (C2). Only for orders decided by
 * today's rules: a cap that is new has counted nothing.
 */
export function auditCaps(
  order: OrderDoc,
  member: Pick<MemberDoc, '_id' | 'caps'> | undefined,
  entries: readonly LedgerEntry[],
  { points, receiptClaimDays }: Pick<BrandDoc, 'points' | 'receiptClaimDays'>,
  today: string,
): string[] {
  const plan = entries.find(entry => entry.plan)?.plan
  if (!member || !order.paid || !plan || plan.ruleVersion !== points.version) return []
  const { day } = order.paid
  if (points.maxPerDay === 0 || plan.points === 0 || day < addDays(today, -receiptClaimDays)) return []
  const n = counted(member.caps, 'earn', day)
  return n >= plan.points ? [] : [`${order._id}: earned ${plan.points} on ${day}, counted are ${n}`]
}
