import type { BrandDoc } from '../brand/types'
import type { CouponRule } from './types'

/** ¥50,000, unless the brand says otherwise. */
const ALONE_FEN = 5_000_000

/**
 * What a batch costs when every unit is used for as much as it can take off, in fen; null where a discount
 * has no cap. `rules`: of its coupon, or of each coupon in its pack.
 */
export function worstCostFen(
  rules: readonly Pick<CouponRule, 'benefit' | 'uses'>[],
  units: number,
): number | null {
  const perUnit = rules.map(worstOf)
  return perUnit.includes(null) ? null : units * perUnit.reduce<number>((sum, fen) => sum + (fen ?? 0), 0)
}

function worstOf({ benefit, uses }: Pick<CouponRule, 'benefit' | 'uses'>): number | null {
  if (benefit.kind === 'reduction') return benefit.offFen * uses
  return benefit.maxOffFen > 0 ? benefit.maxOffFen * uses : null
}

export const batchAloneFen = ({ batchAloneFen = ALONE_FEN }: Pick<BrandDoc, 'batchAloneFen'>) => batchAloneFen

/** Whether a second person must agree; what may cost any amount always needs one. */
export const needsSecond = (worstFen: number | null, aloneFen: number): boolean =>
  worstFen === null || worstFen > aloneFen
