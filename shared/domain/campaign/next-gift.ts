import type { CapCount } from '../account/types'
import { type PayEvent, refusalOf } from './decide-awards'
import type { CampaignDoc } from './types'

/**
 * The gift that the next single payment in this store can reach: the campaign with the lowest threshold that
 * would give one now, were the payment large enough. null when none would.
 */
export function nextGift(
  here: Omit<PayEvent, 'netFen'>,
  caps: readonly CapCount[],
  campaigns: readonly CampaignDoc[],
): { thresholdFen: number; batchId: string } | null {
  const [nearest] = campaigns
    .filter(campaign => campaign.batchIds.length > 0)
    .filter(campaign => refusalOf(campaign, { ...here, netFen: campaign.thresholdFen }, caps) === null)
    .sort((a, b) => a.thresholdFen - b.thresholdFen || (a._id < b._id ? -1 : 1))
  const [batchId] = nearest?.batchIds ?? []
  return nearest && batchId ? { thresholdFen: nearest.thresholdFen, batchId } : null
}
