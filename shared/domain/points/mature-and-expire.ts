import { lapse } from './losses'
import { type Purse, settlePending, sum, takeActive } from './purse'
import type { PendingLot } from './types'

const maturity = (row: PendingLot) => `${row.fromDay} ${row.lotDay} ${row.ref}`

/**
 * Brings a purse to `today`: matured pending becomes active, in the order in which it matured, and what has
 * ended leaves and is remembered as lost. Rolling day by day or all at once ends in the same purse, so it
 * never matters whether a job ran.
 */
export function roll(purse: Purse, today: string): void {
  const rows = [...purse.pending].sort((a, b) => (maturity(a) < maturity(b) ? -1 : 1))
  for (const row of rows) {
    const matured = row.fromDay <= today && row.fromDay <= row.lotDay
    if (!matured && row.lotDay >= today) continue
    settlePending(purse, row, matured)
    if (!matured) lapse(purse, row.lotDay, row.points)
  }
  const ended = purse.lots.filter(lot => lot.day < today)
  for (const { day, points } of ended) lapse(purse, day, points)
  takeActive(purse, 'brand.expired', sum(ended), lot => lot.day < today)
}
