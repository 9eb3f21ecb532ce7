import type { MemberDoc } from '../account/types'
import { refundedFenOf } from '../order/refunded'
import type { OrderDoc } from '../order/types'
import { balancesOf, statedBalances } from '../points/balances'
import type { LedgerEntry, MemberAccount } from '../points/types'
import { auditStored, auditTopUp } from '../stored-value/audit'
import { NOTHING_BACK, paidBackIn } from '../stored-value/top-ups'
import { keptOf, newestEntryOf } from './settle-order'

/**
 * Broken promises of one member's books, in words; empty = all hold. `entries` = ledger ∪ journal, each once.
 */
export function auditMember(member: MemberDoc, entries: readonly LedgerEntry[]): string[] {
  const broken: string[] = []
  const check = (holds: boolean, promise: string) => holds || broken.push(`${member._id}: ${promise}`)
  const booked = balancesOf(entries)
  for (const [account, points] of Object.entries(statedBalances(member)) as [MemberAccount, number][]) {
    check(
      (booked[account] ?? 0) === points,
      `${account} is ${points}, its entries say ${booked[account] ?? 0}`,
    )
  }
  check(new Set(entries.map(entry => entry._id)).size === entries.length, 'an entry stands twice')
  check(
    entries
      .flatMap(entry => entry.postings)
      .every(({ points }) => Number.isSafeInteger(points) && points > 0),
    'a posting is not a positive integer',
  )
  check(
    [...member.lots, ...member.pending].every(({ points }) => Number.isSafeInteger(points) && points > 0),
    'a lot is not a positive integer',
  )
  check(member.debt >= 0, 'debt is negative')
  check(member.debt === 0 || member.lots.length === 0, 'debt stands beside active points')
  const growth = entries.reduce((total, entry) => total + entry.growth, 0)
  check(member.growth === growth && growth >= 0, `growth is ${member.growth}, its entries say ${growth}`)
  for (const [day, points] of lotsOf(entries)) {
    const stated = member.lots.find(lot => lot.day === day)?.points ?? 0
    check(stated === points, `the lot of ${day} is ${stated}, its entries say ${points}`)
  }
  return [...broken, ...auditStored(member, entries)]
}

function lotsOf(entries: readonly LedgerEntry[]): Map<string, number> {
  const lots = new Map<string, number>()
  for (const { day, points } of entries.flatMap(entry => entry.lotChanges)) {
    lots.set(day, (lots.get(day) ?? 0) + points)
  }
  return lots
}

/** A settled order keeps exactly its entitlement; `entries` = those of the order, wherever they are. */
export function auditOrder(order: OrderDoc, entries: readonly LedgerEntry[]): string[] {
  const newest = newestEntryOf(order._id, entries)
  if (!newest) return order.paid && order.memberId ? [`${order._id}: paid but not booked`] : []
  const { plan, kept } = newest
  const issued = -(balancesOf(entries)['brand.issued'] ?? 0)
  const refundedFen = refundedFenOf(order, plan.measure)
  const deserved = keptOf(plan, refundedFen, paidBackIn(newest) ?? NOTHING_BACK).kept
  const broken = auditTopUp(order, entries)
  if (newest.version !== order.version)
    broken.push(`${order._id}: facts are at ${order.version}, booked at ${newest.version}`)
  if (kept !== deserved) broken.push(`${order._id}: keeps ${kept}, deserves ${deserved}`)
  if (issued !== kept) broken.push(`${order._id}: its entries issued ${issued}, it keeps ${kept}`)
  return broken
}
