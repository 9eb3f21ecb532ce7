import { mulDivFloor } from '../money/exact'

/** Ten-thousandths per yuan, and a yuan has 100 fen. */
const RATE_SCALE = 10_000 * 100

/** Points or growth of an amount: fen × rate, one floor at the end. */
export function earned(fen: number, rate: number): number {
  return mulDivFloor(fen, rate, RATE_SCALE)
}

/** What an order keeps after refunds: floor(granted × (base − refunded) ÷ base), 0 when there is no base. */
export function entitlement(granted: number, baseFen: number, refundedFen: number): number {
  if (baseFen <= 0) return 0
  return mulDivFloor(granted, Math.max(0, baseFen - refundedFen), baseFen)
}
