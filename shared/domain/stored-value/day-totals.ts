import type { LedgerEntry } from '../points/types'
import { moneyOf } from './audit'
import type { StoredValue } from './types'

/**
 * What a counter did with stored value on one day, principal and bonus apart, all in fen ≥ 0. Source: seed
 * SV-04.
 */
export interface StoredTotals {
  /** Cash and cards taken in, and the bonus given with them. */
  toppedUp: StoredValue
  spent: StoredValue
  /** Spendings taken back. */
  voided: StoredValue
  /** Principal paid back, and the bonus withdrawn with it. */
  paidBack: StoredValue
}

/** The sums of the given entries, each once. */
export function dayTotals(entries: readonly LedgerEntry[]): StoredTotals {
  const moved = (kind: LedgerEntry['kind']): StoredValue => {
    const those = entries.filter(entry => entry.kind === kind)
    return {
      principalFen: Math.abs(moneyOf(those, 'member.principal')),
      bonusFen: Math.abs(moneyOf(those, 'member.bonus')),
    }
  }
  return {
    toppedUp: moved('counter-top-up'),
    spent: moved('spend'),
    voided: moved('void-spend'),
    paidBack: moved('refund-principal'),
  }
}
