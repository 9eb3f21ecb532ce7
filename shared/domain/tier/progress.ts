import type { Tier } from '../brand/types'
import { spendingFor } from './keep-progress'

/** How far it is to a tier. */
export interface TierGap<T extends Tier = Tier> {
  tier: T
  /** 0 = earned already: joining or the next payment gives it. */
  missingGrowth: number
  /** Spending that surely brings the missing growth, whole yuan upwards; 0 where money brings none. */
  missingFen: number
}

/** The tiers above the one held, lowest first, in growth and in yuan by the brand's own growth rate. */
export function tiersAhead<T extends Tier>(
  held: { tier: string; growth: number },
  tiers: readonly T[],
  growthRate: number,
): TierGap<T>[] {
  const place = Math.max(
    0,
    tiers.findIndex(({ id }) => id === held.tier),
  )
  return tiers.slice(place + 1).map(tier => {
    const missingGrowth = Math.max(0, tier.threshold - held.growth)
    return { tier, missingGrowth, missingFen: spendingFor(missingGrowth, growthRate) }
  })
}

/** The tier to speak of: the highest one earned already, else the first ahead; null on the top tier. */
export function nextTier<T extends Tier>(ahead: readonly TierGap<T>[]): TierGap<T> | null {
  const earned = ahead.filter(({ missingGrowth }) => missingGrowth === 0)
  return earned[earned.length - 1] ?? ahead[0] ?? null
}
