import type { HeldTier, MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { FAR_DAY } from '../calendar/day'
import { untilDayOf } from './review-tier'
import { tierById, tierOf } from './tier-of'

type Tiered = HeldTier & Pick<MemberDoc, 'state' | 'growth' | 'raises'>
type Raised = Partial<HeldTier & Pick<MemberDoc, 'raises'>>

/**
 * Up at once; going down belongs to the yearly review and to refunds. A new tier begins a new period and
 * remembers what was held before; a tier held from before the brand had a review begins one now. Guests stay
 * in the first tier until they join.
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
    periodGrowth: 0,
    periodSinceAt: now,
  })
  if (deserved.threshold > held.threshold) {
    const { id, threshold } = deserved
    const raise = { tier: id, at: now, threshold, before: heldTier(member), gave: [] }
    return { tier: id, tierSinceAt: now, ...period(id), raises: [...member.raises, raise] }
  }
  const unbounded = member.tierUntilDay === FAR_DAY && untilDayOf(today, held.id, brand) !== FAR_DAY
  return unbounded ? period(held.id) : {}
}

export const heldTier = ({
  tier,
  tierSinceAt,
  tierUntilDay,
  periodGrowth,
  periodSinceAt,
}: HeldTier): HeldTier => ({ tier, tierSinceAt, tierUntilDay, periodGrowth, periodSinceAt })
