import type { LedgerEntry } from '../points/types'
import { moneyOf } from './audit'

/** What a counter did with stored value on one day, in fen; what was taken back is taken off. Source: seed SV-04. */
export interface StoredTotals {
  /** Cash and cards taken in. */
  toppedUpFen: number
  bonusFen: number
  spentFen: number
  paidBackFen: number
}

/** The sums of the given entries, each once. */
export function dayTotals(entries: readonly LedgerEntry[]): StoredTotals {
  const of = (...kinds: LedgerEntry['kind'][]) => entries.filter(({ kind }) => kinds.includes(kind))
  return {
    toppedUpFen: 0 - moneyOf(of('top-up'), 'brand.received'),
    bonusFen: 0 - moneyOf(of('top-up', 'refund-principal'), 'brand.granted'),
    spentFen: moneyOf(of('spend', 'void-spend'), 'brand.spent'),
    paidBackFen: moneyOf(of('refund-principal'), 'brand.received'),
  }
}
