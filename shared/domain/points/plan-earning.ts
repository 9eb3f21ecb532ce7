import { faded } from '../account/cap-counts'
import type { CapCount, MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { dayOf } from '../calendar/day'
import type { AnyCampaignDoc } from '../campaign/types'
import { tierById } from '../tier/tier-of'
import { capEarning } from './cap-earning'
import { type Earning, earnOnOrder } from './earn-on-order'
import { lotDayOf } from './lot-day'
import type { OrderPlan } from './types'

/**
 * What one payment earns at the tier of the moment, with every factor and cap of the brand's rule, and the
 * counters after it. Decided once; refunds only ask how much of it is still deserved.
 */
export function planEarning(input: {
  member: Pick<MemberDoc, 'tier' | 'caps'>
  earning: Earning
  brand: BrandDoc
  campaigns: readonly AnyCampaignDoc[]
  now: number
}): { plan: Omit<OrderPlan, 'gifts'>; caps: CapCount[] } {
  const { member, earning, brand, now } = input
  const { day, baseFen } = earning
  const rule = brand.points
  const tier = tierById(member.tier, brand.tiers)
  const campaigns = input.campaigns.filter(campaign => campaign.brandId === brand._id)
  const earned = earnOnOrder(
    earning,
    tier,
    rule,
    campaigns.filter(campaign => campaign.kind === 'points-factor'),
  )
  const today = dayOf(now, brand.timeZone)
  const existing = faded(member.caps, { now, today, claimDays: brand.receiptClaimDays, campaigns })
  const capped = capEarning(earned, rule, existing, day)
  const plan = {
    ruleVersion: rule.version,
    measure: rule.measure,
    baseFen,
    eligibleFen: earned.eligibleFen,
    tier: tier.id,
    rate: tier.rate,
    factors: earned.factors,
    cappedBy: capped.cappedBy,
    points: capped.points,
    growth: capped.growth,
    lotDay: lotDayOf(day, rule.expiry),
  }
  return { plan, caps: capped.caps }
}
