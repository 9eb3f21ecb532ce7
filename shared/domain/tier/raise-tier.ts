import type { BrandDoc } from '../brand/types'
import { FAR_DAY } from '../calendar/day'
import type { MemberDoc } from '../member/types'
import { untilDayOf } from './review-tier'
import { tierById, tierOf } from './tier-of'

type Tiered = Pick<MemberDoc, 'state' | 'growth' | 'tier' | 'tierUntilDay'>
type Raised = Partial<Pick<MemberDoc, 'tier' | 'tierSinceAt' | 'tierUntilDay' | 'periodStartGrowth'>>

/**
 * Up at once, never down: going down belongs to the yearly review. A new tier begins a new period; a tier held from before the brand
 * had a review begins one now. Guests stay in the first tier until they join.
 */
export function raisedTier(
  member: Tiered,
  brand: Pick<BrandDoc, 'tiers' | 'review'>,
  { now, today }: { now: number; today: string },
): Raised {
  if (member.state !== 'member') return {}
  const deserved = tierOf(member.growth, brand.tiers)
  const held = tierById(member.tier, brand.tiers)
  const period = (tierId: string) => ({
    tierUntilDay: untilDayOf(today, tierId, brand),
    periodStartGrowth: member.growth,
  })
  if (deserved.threshold > held.threshold) {
    return { tier: deserved.id, tierSinceAt: now, ...period(deserved.id) }
  }
  const unbounded = member.tierUntilDay === FAR_DAY && untilDayOf(today, held.id, brand) !== FAR_DAY
  return unbounded ? period(held.id) : {}
}
