import { stateAt } from './state-at'
import type { FactorRefusal, PointsCampaignDoc } from './types'

/** A payment as campaigns of points see it. */
export interface FactorEvent {
  at: number
  storeId: string
  /** On the measure of the points rule. */
  baseFen: number
  tierId: string
}

const names = (list: readonly string[], one: string) => list.includes('*') || list.includes(one)

/** Why this campaign does not apply to the payment; null when it does. */
export function factorRefusalOf(
  campaign: PointsCampaignDoc,
  { at, storeId, baseFen, tierId }: FactorEvent,
): Exclude<FactorRefusal, 'outdone'> | null {
  if (stateAt(campaign, at) !== 'open') return 'not-open'
  if (at < campaign.fromAt || at >= campaign.toAt) return 'not-in-window'
  if (!names(campaign.stores, storeId)) return 'store-not-in'
  if (!names(campaign.tiers, tierId)) return 'tier-not-in'
  return baseFen < campaign.thresholdFen ? 'below-threshold' : null
}

/** Of the campaigns that apply the one that counts; undefined when none does. */
export const highestFactor = (
  campaigns: readonly PointsCampaignDoc[],
  event: FactorEvent,
): PointsCampaignDoc | undefined =>
  campaigns
    .filter(each => factorRefusalOf(each, event) === null)
    .sort((a, b) => b.factor - a.factor || (a._id < b._id ? -1 : 1))[0]
