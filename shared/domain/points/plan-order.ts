import type { BrandDoc } from '../brand/types'
import { addMonths, monthEnd } from '../calendar/day'
import { decideAwards } from '../campaign/decide-awards'
import type { CampaignDoc } from '../campaign/types'
import type { CapCount, MemberDoc } from '../member/types'
import { baseFenOf, netFenOf } from '../order/refunded'
import type { OrderDoc, PaidFact } from '../order/types'
import { tierById } from '../tier/tier-of'
import { count, counted } from './caps'
import { earned } from './earning'
import type { OrderPlan } from './types'

const EARNING = 'earn'

/** Last valid day of points earned on `day`: a month end, fixed when they are earned. */
export function lotDayOf(day: string, expiryMonths: number): string {
  return monthEnd(addMonths(day, expiryMonths))
}

/**
 * Decides once per order what it would earn in full: rate of the tier of the moment, caps, gifts.
 * Later versions only ask how much of it is still deserved.
 */
export function planOrder(input: {
  member: Pick<MemberDoc, 'tier' | 'caps'>
  order: OrderDoc & { paid: PaidFact }
  brand: BrandDoc
  campaigns: readonly CampaignDoc[]
  today: string
}): { plan: OrderPlan; caps: CapCount[] } {
  const { member, order, brand, campaigns, today } = input
  const rule = brand.points
  const { at, day } = order.paid
  const tier = tierById(member.tier, brand.tiers)
  const baseFen = baseFenOf(order, rule.measure)
  const room = (cap: number, used: number) => (cap === 0 ? Number.MAX_SAFE_INTEGER : Math.max(0, cap - used))
  const points = Math.min(
    earned(baseFen, tier.rate),
    room(rule.maxPerOrder, 0),
    room(rule.maxPerDay, counted(member.caps, EARNING, day)),
  )
  const awards = decideAwards(
    { at, day, storeId: order.storeId, netFen: netFenOf(order, rule.measure) },
    rule.maxPerDay === 0 ? member.caps : count(member.caps, EARNING, day, points, today),
    campaigns.filter(campaign => campaign.brandId === brand._id),
    { timeZone: brand.timeZone, today },
  )
  const plan: OrderPlan = {
    ruleVersion: rule.version,
    measure: rule.measure,
    baseFen,
    tier: tier.id,
    rate: tier.rate,
    points,
    growth: earned(baseFen, rule.growthRate),
    lotDay: lotDayOf(day, rule.expiryMonths),
    gifts: awards.gifts,
  }
  return { plan, caps: awards.caps }
}
