import type { BrandDoc } from '../brand/types'
import { FAR_DAY } from '../calendar/day'
import { mulDivCeil } from '../money/exact'
import { keepGrowthOf, type TierStatus } from './review-tier'

export interface KeepProgress {
  /** Last day on which the tier is sure. */
  untilDay: string
  /** Growth of the running period. */
  growth: number
  needed: number
  missingGrowth: number
  missingFen: number
}

/** Spending that brings this much growth, in fen, whole yuan upwards; 0 where growth cannot be bought. */
export function spendingFor(growth: number, growthRate: number): number {
  return growthRate === 0 ? 0 : mulDivCeil(growth, 10_000, growthRate) * 100
}

/** What keeps the tier at its next review; null when it cannot be lost. */
export function keepProgress(
  member: TierStatus,
  { review, points }: Pick<BrandDoc, 'review' | 'points'>,
): KeepProgress | null {
  if (!review || member.state !== 'member' || member.tierUntilDay === FAR_DAY) return null
  const { periodGrowth: growth } = member
  const needed = keepGrowthOf(member.tier, review)
  const missingGrowth = Math.max(0, needed - growth)
  const missingFen = spendingFor(missingGrowth, points.growthRate)
  return { untilDay: member.tierUntilDay, growth, needed, missingGrowth, missingFen }
}
