import { mulDivFloor } from '../money/exact'
import type { CouponRule } from './types'

/** What a coupon takes off an amount, in fen: 0 below its threshold, never more than the amount. */
export function discountFen(rule: Pick<CouponRule, 'benefit' | 'thresholdFen'>, amountFen: number): number {
  if (amountFen < rule.thresholdFen) return 0
  const { benefit } = rule
  if (benefit.kind === 'reduction') return Math.min(benefit.offFen, amountFen)
  const off = mulDivFloor(amountFen, 1000 - benefit.payPermille, 1000)
  return benefit.maxOffFen === 0 ? off : Math.min(off, benefit.maxOffFen)
}
