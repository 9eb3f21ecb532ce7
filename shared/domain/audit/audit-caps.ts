import { counted } from '../account/cap-counts'
import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { addDays } from '../calendar/day'
import { DAY_MS } from '../calendar/units'
import type { AnyCampaignDoc, CampaignDoc } from '../campaign/types'
import type { OrderDoc } from '../order/types'
import { isSettling } from '../points/entry-kinds'
import type { LedgerEntry, OrderPlan } from '../points/types'

/**
 * What an order earned is still counted against the day's cap, as long as a payment of that day may come
 * (C2). Only for orders decided by today's rules: a cap that is new has counted nothing.
 */
export function auditCaps(
  order: OrderDoc,
  member: Pick<MemberDoc, '_id' | 'caps'> | undefined,
  entries: readonly LedgerEntry[],
  { points, receiptClaimDays }: Pick<BrandDoc, 'points' | 'receiptClaimDays'>,
  today: string,
): string[] {
  const plan = entries.find(isSettling)?.plan
  if (!member || !order.paid || !plan || plan.ruleVersion !== points.version) return []
  const { day } = order.paid
  if (points.maxPerDay === 0 || plan.points === 0 || day < addDays(today, -receiptClaimDays)) return []
  const n = counted(member.caps, 'earn', day)
  return n >= plan.points ? [] : [`${order._id}: earned ${plan.points} on ${day}, counted are ${n}`]
}

/** The time of an audit, and how late a receipt may bring a payment. */
export interface AskedAt {
  now: number
  /** Brand-local day of `now`. */
  today: string
  claimDays: number
}

/**
 * Orders among these entries whose gifts are counted per day and can still be asked about: their payments'
 * days have to be read.
 */
export function recentGiftOrders(entries: readonly LedgerEntry[], { today, claimDays }: AskedAt): string[] {
  const firstDay = addDays(today, -claimDays)
  const recent = entries
    .filter(isSettling)
    .filter(({ plan, day }) => plan.gifts.length > 0 && day >= firstDay)
  return [...new Set(recent.map(({ ref }) => ref))]
}

/**
 * Every gift an order brought is still counted, by its campaign's life or by the day of the payment, as long
 * as another payment may ask for the counter (C2). `entries`: the person's, under former ids too; `paidDays`:
 * days by order id, of `recentGiftOrders`. A card that was merged away has handed its counters on.
 */
export function auditGiftCaps(
  member: Pick<MemberDoc, '_id' | 'caps' | 'mergedInto'>,
  entries: readonly LedgerEntry[],
  paidDays: ReadonlyMap<string, string>,
  campaigns: readonly AnyCampaignDoc[],
  at: AskedAt,
): string[] {
  if (member.mergedInto !== '') return []
  const plans = new Map(entries.filter(isSettling).map(({ ref, plan }) => [ref, plan] as const))
  return campaigns.flatMap(campaign => {
    if (campaign.kind === 'points-factor') return []
    const orders = ordersOf(campaign, plans)
    return campaign.perPerson.per === 'campaign'
      ? lifeCount(member, campaign, orders.length, at)
      : dayCounts(member, campaign, orders, paidDays, at)
  })
}

/** Orders that brought a gift of this campaign; a gift of several coupons counts once. */
const ordersOf = ({ _id }: CampaignDoc, plans: ReadonlyMap<string, OrderPlan>): string[] =>
  [...plans].filter(([, { gifts }]) => gifts.some(({ campaignId }) => campaignId === _id)).map(([ref]) => ref)

function lifeCount(
  { _id, caps }: Pick<MemberDoc, '_id' | 'caps'>,
  campaign: CampaignDoc,
  given: number,
  { now, claimDays }: AskedAt,
): string[] {
  if (campaign.toAt + (claimDays + 1) * DAY_MS < now) return []
  // Rows of days stem from a time when the limit was per day.
  const rows = caps.filter(({ rule }) => rule === campaign._id)
  const n = rows.reduce((sum, row) => sum + row.count, 0)
  return n >= given ? [] : [`${_id}: ${given} gifts of ${campaign._id}, counted are ${n}`]
}

function dayCounts(
  { _id, caps }: Pick<MemberDoc, '_id' | 'caps'>,
  campaign: CampaignDoc,
  orders: readonly string[],
  paidDays: ReadonlyMap<string, string>,
  { today, claimDays }: AskedAt,
): string[] {
  const firstDay = addDays(today, -claimDays)
  const days = orders.flatMap(ref => paidDays.get(ref) ?? []).filter(day => day >= firstDay)
  return [...new Set(days)].flatMap(day => {
    const given = days.filter(each => each === day).length
    // A row of the whole life stems from a time when the limit was per campaign.
    const n = counted(caps, campaign._id, day) + counted(caps, campaign._id, '')
    return n >= given ? [] : [`${_id}: ${given} gifts of ${campaign._id} on ${day}, counted are ${n}`]
  })
}
