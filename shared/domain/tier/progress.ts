import type { Tier } from '../brand/types'
import { spendingFor } from './keep-progress'
import { tierOf } from './tier-of'

export interface TierProgress {
  tier: Tier
  /** null at the top. */
  next: Tier | null
  growth: number
  missingGrowth: number
  /** Spending that brings the missing growth, whole yuan upwards; 0 at the top. */
  missingFen: number
  /** Filled part of the bar, 0–1. */
  ratio: number
}

/** How far it is to the next tier, in growth and in yuan. */
export function tierProgress(
  growth: number,
  brand: { tiers: readonly Tier[]; points: { growthRate: number } },
): TierProgress {
  const tier = tierOf(growth, brand.tiers)
  const next = brand.tiers[brand.tiers.indexOf(tier) + 1] ?? null
  if (!next) return { tier, next, growth, missingGrowth: 0, missingFen: 0, ratio: 1 }
  const missingGrowth = next.threshold - growth
  const missingFen = spendingFor(missingGrowth, brand.points.growthRate)
  return { tier, next, growth, missingGrowth, missingFen, ratio: growth / next.threshold }
}
