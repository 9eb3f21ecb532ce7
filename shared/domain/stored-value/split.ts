import { mulDivFloor } from '../money/exact'
import type { StoredValue } from './types'

/**
 * How a spending is shared: principal and bonus in the proportion they are held in, the odd fen from the
 * principal. So neither "bonus first, then ask the principal back" nor "principal first, bonus never" pays.
 */
export function splitSpend(stored: StoredValue, fen: number): StoredValue {
  const heldFen = stored.principalFen + stored.bonusFen
  if (heldFen === 0) return { principalFen: 0, bonusFen: 0 }
  const bonusFen = mulDivFloor(fen, stored.bonusFen, heldFen)
  return { principalFen: fen - bonusFen, bonusFen }
}

/**
 * What leaves when principal is paid back: that much principal, and the bonus that belongs to it (rounded
 * against neither: one floor of what stays).
 */
export function splitRefund(stored: StoredValue, principalFen: number): StoredValue {
  if (stored.principalFen === 0) return { principalFen: 0, bonusFen: 0 }
  const stays = mulDivFloor(stored.bonusFen, stored.principalFen - principalFen, stored.principalFen)
  return { principalFen, bonusFen: stored.bonusFen - stays }
}
