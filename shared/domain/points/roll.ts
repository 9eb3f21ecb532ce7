import { type Purse, settlePending, takeActive } from './purse'
import type { PendingLot } from './types'

const maturity = (row: PendingLot) => `${row.fromDay} ${row.lotDay} ${row.ref}`

/**
 * Brings a purse to `today`: matured pending becomes active, in the order in which it matured, and what has
 * ended leaves. Rolling day by day or all at once ends in the same purse, so it never matters whether a job ran.
 */
export function roll(purse: Purse, today: string): void {
  const rows = [...purse.pending].sort((a, b) => (maturity(a) < maturity(b) ? -1 : 1))
  for (const row of rows) {
    const matured = row.fromDay <= today && row.fromDay <= row.lotDay
    if (matured || row.lotDay < today) settlePending(purse, row, matured)
  }
  takeActive(purse, 'brand.expired', Number.MAX_SAFE_INTEGER, lot => lot.day < today)
}
