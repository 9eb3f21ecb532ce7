import type { MemberDoc } from '../account/types'
import type { Tier, TierReview } from '../brand/types'
import { addMonths, FAR_DAY, monthEnd } from '../calendar/day'
import type { TierChange } from '../points/types'
import { tierById, tierOf } from './tier-of'

export type TierStatus = Pick<MemberDoc, 'state' | 'tier' | 'growth' | 'tierUntilDay' | 'periodGrowth'>
interface Rules {
  tiers: readonly Tier[]
  review: TierReview | null
}

/** The last day a tier reached on `day` is sure of; the first tier cannot be lost. */
export function untilDayOf(day: string, tierId: string, { tiers, review }: Rules): string {
  if (!review || tierId === tiers[0]?.id) return FAR_DAY
  return monthEnd(addMonths(day, review.months))
}

/** Growth a tier requires within its period, to be kept. */
export const keepGrowthOf = (tierId: string, review: TierReview) =>
  review.keep.find(each => each.tierId === tierId)?.growth ?? 0

export interface Reviewed {
  changes: Pick<MemberDoc, 'tier' | 'growth' | 'tierUntilDay' | 'periodGrowth'>
  change: TierChange
}

/**
 * Every review whose day has passed, one after the other: enough growth in the period keeps the tier,
 * otherwise it falls one step or is found anew from that period's growth. Growth falls with the tier, so that
 * the next yuan does not bring it straight back. Reviewing day by day or all at once ends the same. null = no
 * review was due.
 */
export function reviewTier(member: TierStatus, rules: Rules, today: string): Reviewed | null {
  const { review } = rules
  if (!review || member.state !== 'member') return null
  let status = member
  while (status.tierUntilDay < today) status = { ...status, ...reviewOnce(status, rules, review) }
  if (status === member) return null
  const { tier, growth, tierUntilDay, periodGrowth } = status
  return {
    changes: { tier, growth, tierUntilDay, periodGrowth },
    change: { from: member.tier, to: tier, why: tier === member.tier ? 'kept' : 'lowered' },
  }
}

function reviewOnce(status: TierStatus, rules: Rules, review: TierReview): Reviewed['changes'] {
  const held = tierById(status.tier, rules.tiers)
  const { periodGrowth: period } = status
  const enough = period >= keepGrowthOf(held.id, review)
  const { tier, growth } = enough
    ? { tier: held, growth: status.growth }
    : review.otherwise === 'recalculate'
      ? recalculated(status, held, period, rules.tiers)
      : oneDown(status, held, period, rules.tiers)
  const tierUntilDay = untilDayOf(status.tierUntilDay, tier.id, rules)
  return { tier: tier.id, growth, tierUntilDay, periodGrowth: 0 }
}

/**
 * One tier lower: growth goes on from that tier's threshold with what the period brought, below the tier that
 * was lost.
 */
function oneDown(status: TierStatus, held: Tier, period: number, tiers: readonly Tier[]) {
  const lower = tiers[tiers.indexOf(held) - 1] ?? held
  const growth = Math.min(
    status.growth,
    lower.threshold + period,
    Math.max(lower.threshold, held.threshold - 1),
  )
  return { tier: lower, growth }
}

function recalculated(status: TierStatus, held: Tier, period: number, tiers: readonly Tier[]) {
  const growth = Math.min(status.growth, period)
  const deserved = tierOf(growth, tiers)
  return { tier: deserved.threshold > held.threshold ? held : deserved, growth }
}
