import { auditCaps } from '@shared/domain/audit/audit-caps'
import type { AuditPage } from '@shared/domain/audit/progress'
import { dayOf } from '@shared/domain/calendar/day'
import { LIMITS } from '@shared/domain/limits'
import type { OrderDoc } from '@shared/domain/order/types'
import { auditOrder } from '@shared/domain/settlement/audit'
import { allOf } from '../../platform/all-of'
import { _ } from '../../platform/database'
import { type Auditing, inGroups, nextAfter, pageOf } from './page'
import { byRef, survivorOf, union, withSurvivors } from './survivors'

const GROUPS = { size: 100, atOnce: 4 }

/**
 * Settled orders against their entries, wherever those are; one with facts still to be settled is owed, not
 * broken.
 */
export async function auditOrders(auditing: Auditing): Promise<AuditPage> {
  const orders = await pageOf('orders', auditing, LIMITS.rowsPerAuditRead)
  const settled = orders.filter(order => order.settledVersion === order.version)
  const broken = await inGroups(settled, GROUPS, group => auditGroup(group, auditing))
  return { broken, looked: orders.length, next: nextAfter(orders, LIMITS.rowsPerAuditRead) }
}

/** Members before the ledger: what is archived between the two is in one of them. */
async function auditGroup(orders: readonly OrderDoc[], { brand, now }: Auditing): Promise<string[]> {
  const today = dayOf(now, brand.timeZone)
  const members = await withSurvivors(orders.map(({ memberId }) => memberId).filter(id => id !== ''))
  const ledger = await allOf('ledger', { ref: _.in(orders.map(({ _id }) => _id)) })
  const entries = byRef(
    union(
      ledger,
      [...members.values()].flatMap(({ journal }) => journal),
    ),
  )
  return orders.flatMap(order => {
    const own = (entries.get(order._id) ?? []).filter(({ version }) => version <= order.version)
    const member = survivorOf(order.memberId, members)
    return [...auditOrder(order, own), ...auditCaps(order, member, own, brand, today)]
  })
}
