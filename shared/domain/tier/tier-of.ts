import type { Tier } from '../brand/types'

/** The highest tier whose threshold the growth reaches. A brand has at least one tier, the first at 0. */
export function tierOf(growth: number, tiers: readonly Tier[]): Tier {
  const reached = tiers.filter(tier => tier.threshold <= growth)
  const tier = reached[reached.length - 1] ?? tiers[0]
  if (!tier) throw new Error('a brand needs at least one tier')
  return tier
}

/** The tier of that id; the first one when the brand no longer has it. */
export function tierById(id: string, tiers: readonly Tier[]): Tier {
  return tiers.find(tier => tier.id === id) ?? tierOf(0, tiers)
}
