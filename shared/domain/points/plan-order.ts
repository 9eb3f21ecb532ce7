import type { BrandDoc } from '../brand/types'
import { decideAwards } from '../campaign/decide-awards'
import type { AnyCampaignDoc } from '../campaign/types'
import type { CapCount, MemberDoc } from '../member/types'
import { baseFenOf, netFenOf } from '../order/refunded'
import type { OrderDoc, PaidFact } from '../order/types'
import { tierById } from '../tier/tier-of'
import { capEarning } from './cap-earning'
import { earnOnOrder } from './earn-on-order'
import { lotDayOf } from './lot-day'
import type { OrderPlan } from './types'

/**
 * Decides once per order what it would earn in full: rate of the tier of the moment, factors, caps, gifts.
 * Later versions only ask how much of it is still deserved.
 */
export function planOrder(input: {
  member: Pick<MemberDoc, 'tier' | 'caps'>
  order: OrderDoc & { paid: PaidFact }
  brand: BrandDoc
  campaigns: readonly AnyCampaignDoc[]
}): { plan: OrderPlan; caps: CapCount[] } {
  const { member, order, brand } = input
  const campaigns = input.campaigns.filter(campaign => campaign.brandId === brand._id)
  const rule = brand.points
  const { at, day } = order.paid
  const { storeId, lines } = order
  const tier = tierById(member.tier, brand.tiers)
  const baseFen = baseFenOf(order, rule.measure)
  const earned = earnOnOrder(
    { at, day, storeId, baseFen, lines },
    tier,
    rule,
    campaigns.filter(campaign => campaign.kind === 'points-factor'),
  )
  const capped = capEarning(earned.points, rule, member.caps, day)
  const awards = decideAwards(
    { at, day, storeId, netFen: netFenOf(order, rule.measure) },
    capped.caps,
    campaigns.filter(campaign => campaign.kind === 'pay-gift'),
    brand.timeZone,
  )
  const plan: OrderPlan = {
    ruleVersion: rule.version,
    measure: rule.measure,
    baseFen,
    eligibleFen: earned.eligibleFen,
    tier: tier.id,
    rate: tier.rate,
    factors: earned.factors,
    cappedBy: capped.cappedBy,
    points: capped.points,
    growth: earned.growth,
    lotDay: lotDayOf(day, rule.expiry),
    gifts: awards.gifts,
  }
  return { plan, caps: awards.caps }
}
