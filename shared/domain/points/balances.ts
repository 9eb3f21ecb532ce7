import type { MemberDoc } from '../account/types'
import { sum } from './purse'
import type { Account, LedgerEntry } from './types'

export type Balances = Partial<Record<Account, number>>

/** Every account as the sum of its entries. */
export function balancesOf(entries: readonly LedgerEntry[]): Balances {
  const balances: Balances = {}
  for (const { from, to, points } of entries.flatMap(entry => entry.postings)) {
    balances[from] = (balances[from] ?? 0) - points
    balances[to] = (balances[to] ?? 0) + points
  }
  return balances
}

/** What a member document says its accounts are. */
export function statedBalances(member: MemberDoc) {
  return {
    'member.active': sum(member.lots),
    'member.pending': sum(member.pending),
    'member.held': sum(member.holds.flatMap(hold => hold.lots)),
    'member.debt': member.debt === 0 ? 0 : -member.debt,
  }
}
