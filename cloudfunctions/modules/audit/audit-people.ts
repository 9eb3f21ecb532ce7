import type { MemberDoc } from '@shared/domain/account/types'
import { type AskedAt, auditGiftCaps, recentGiftOrders } from '@shared/domain/audit/audit-caps'
import { auditPerson } from '@shared/domain/audit/audit-person'
import type { AuditPage } from '@shared/domain/audit/progress'
import { dayOf } from '@shared/domain/calendar/day'
import { LIMITS } from '@shared/domain/limits'
import type { OrderDoc } from '@shared/domain/order/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import { liabilityOf } from '@shared/domain/reconciliation/liability'
import { allOf } from '../../platform/all-of'
import { _, readMany } from '../../platform/database'
import { campaignsOf } from '../../platform/settings'
import { type Auditing, inGroups, nextAfter, pageOf } from './page'

/** People whose entries are in memory at once: 50 × 4, at three years of daily use about 200,000 entries. */
const GROUPS = { size: 50, atOnce: 4 }

/**
 * Accounts against their entries, journals, holds, tiers, phone numbers and counters of gifts; what the brand
 * owes them is summed on the way.
 */
export async function auditPeople(auditing: Auditing): Promise<AuditPage> {
  const { brand, now } = auditing
  const members = await pageOf('members', auditing, LIMITS.rowsPerAuditRead)
  const broken = await inGroups(members, GROUPS, group => auditGroup(group, auditing))
  const liability = liabilityOf(members, brand.pointWorth, dayOf(now, brand.timeZone))
  return { broken, looked: members.length, next: nextAfter(members, LIMITS.rowsPerAuditRead), liability }
}

async function auditGroup(members: readonly MemberDoc[], { brand, now }: Auditing): Promise<string[]> {
  const ids = members.flatMap(({ _id, formerIds }) => [_id, ...formerIds])
  const at = { now, today: dayOf(now, brand.timeZone), claimDays: brand.receiptClaimDays }
  const [campaigns, ledger, namesakes, phones] = await Promise.all([
    campaignsOf(brand._id),
    allOf('ledger', { memberId: _.in(ids) }),
    readMany(
      'ledger',
      members.flatMap(({ journal }) => journal.map(({ _id }) => _id)),
    ),
    readMany(
      'identities',
      members.map(({ phoneId }) => phoneId).filter(id => id !== ''),
    ),
  ])
  const paidDays = await paidDaysOf([...ledger, ...members.flatMap(({ journal }) => journal)], at)
  return members.flatMap(member => {
    const own = new Set([member._id, ...member.formerIds])
    const phone = phones.find(({ _id }) => _id === member.phoneId) ?? null
    const entries = ledger.filter(({ memberId }) => own.has(memberId))
    return [
      ...auditPerson({ member, ledger: entries, namesakes, phone }, brand, now),
      ...auditGiftCaps(member, entriesOf(member, entries), paidDays, campaigns ?? [], at),
    ]
  })
}

/**
 * What the member was known to have done when it was read: an entry booked since then is in the ledger and
 * not yet in its counters.
 */
const entriesOf = ({ _id, seq, journal }: MemberDoc, ledger: readonly LedgerEntry[]): LedgerEntry[] => [
  ...ledger.filter(entry => entry.memberId !== _id || entry.seq <= seq),
  ...journal,
]

/**
 * Brand-local days of the payments whose gifts are counted per day. One trip, none when no gift came lately.
 */
async function paidDaysOf(entries: readonly LedgerEntry[], at: AskedAt): Promise<Map<string, string>> {
  const orders: OrderDoc[] = await readMany('orders', recentGiftOrders(entries, at))
  return new Map(orders.flatMap(({ _id, paid }) => (paid ? [[_id, paid.day] as const] : [])))
}
