import { auditPerson } from '@shared/domain/audit/audit-person'
import type { AuditPage } from '@shared/domain/audit/progress'
import { dayOf } from '@shared/domain/calendar/day'
import type { MemberDoc } from '@shared/domain/member/types'
import { liabilityOf } from '@shared/domain/reconciliation/liability'
import { allOf } from '../../platform/all-of'
import { _, readMany } from '../../platform/database'
import { type Auditing, inGroups, nextAfter, pageOf } from './page'

const PAGE = 500
/** People whose entries are in memory at once: 50 × 4, at three years of daily use about 200,000 entries. */
const GROUPS = { size: 50, atOnce: 4 }

/** Accounts against their entries, journals, holds, tiers and phone numbers; what the brand owes them is summed on the way. */
export async function auditPeople(auditing: Auditing): Promise<AuditPage> {
  const { brand, now } = auditing
  const members = await pageOf('members', auditing, PAGE)
  const broken = await inGroups(members, GROUPS, group => auditGroup(group, auditing))
  const liability = liabilityOf(members, brand.pointWorth, dayOf(now, brand.timeZone))
  return { broken, looked: members.length, next: nextAfter(members, PAGE), liability }
}

async function auditGroup(members: readonly MemberDoc[], { brand, now }: Auditing): Promise<string[]> {
  const ids = members.flatMap(({ _id, formerIds }) => [_id, ...formerIds])
  const [ledger, namesakes, phones] = await Promise.all([
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
  return members.flatMap(member => {
    const own = new Set([member._id, ...member.formerIds])
    const phone = phones.find(({ _id }) => _id === member.phoneId) ?? null
    const entries = ledger.filter(({ memberId }) => own.has(memberId))
    return auditPerson({ member, ledger: entries, namesakes, phone }, brand, now)
  })
}
