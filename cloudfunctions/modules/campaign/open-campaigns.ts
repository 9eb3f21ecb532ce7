import type { AnyCampaignDoc } from '@shared/domain/campaign/types'
import { campaignsOf } from '../../platform/settings'

/**
 * All campaigns the brand has, ended ones too: a payment is decided by what was open when it happened. No
 * trip when warm.
 */
export const knownCampaigns = async (brandId: string): Promise<AnyCampaignDoc[]> =>
  (await campaignsOf(brandId)) ?? []

/** Those that are switched on now, to be shown. No trip when warm. */
export async function openCampaigns(brandId: string): Promise<AnyCampaignDoc[]> {
  const campaigns = await knownCampaigns(brandId)
  return campaigns.filter(campaign => campaign.state === 'open')
}
