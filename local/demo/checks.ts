import type { MemberDoc } from '@shared/domain/account/types'
import { addDays, dayOf } from '@shared/domain/calendar/day'
import { NEVER } from '@shared/domain/due'
import { auditCheckIdOf, billCheckIdOf } from '@shared/domain/ids'
import type { OrderDoc } from '@shared/domain/order/types'
import { liabilityOf } from '@shared/domain/reconciliation/liability'
import type { CheckDoc } from '@shared/domain/reconciliation/types'
import { BRAND_ID, brand, MCHID, TIME_ZONE } from './brand'

/**
 * Yesterday's bill and today's audit, done before the demo begins: the simulator does not know the demo's
 * past.
 */
export function checksOf(
  now: number,
  members: readonly MemberDoc[],
  orders: readonly OrderDoc[],
): CheckDoc[] {
  const today = dayOf(now, TIME_ZONE)
  const yesterday = addDays(today, -1)
  const paid = orders.flatMap(order => (order.paid?.day === yesterday ? [order.paid.totalFen] : []))
  const done = { brandId: BRAND_ID, state: 'done' as const, at: now, tries: 1, turn: null, dueAt: NEVER }
  return [
    {
      ...done,
      _id: billCheckIdOf(MCHID, yesterday),
      kind: 'bill',
      day: yesterday,
      mchid: MCHID,
      payments: paid.length,
      paidFen: paid.reduce((total, fen) => total + fen, 0),
      refunds: 0,
      refundedFen: 0,
      progress: null,
      differences: 0,
    },
    {
      ...done,
      _id: auditCheckIdOf(BRAND_ID, today),
      kind: 'audit',
      day: today,
      broken: [],
      liability: liabilityOf(members, brand.pointWorth, today),
      progress: null,
    },
  ]
}
