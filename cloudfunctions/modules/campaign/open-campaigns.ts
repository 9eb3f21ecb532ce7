import type { AnyCampaignDoc } from '@shared/domain/campaign/types'
import { campaignsOf } from '../../platform/settings'

/** The brand's campaigns that are switched on; whether one applies to an order is the plan's to say. No trip when warm. */
export async function openCampaigns(brandId: string): Promise<AnyCampaignDoc[]> {
  const campaigns = (await campaignsOf(brandId)) ?? []
  return campaigns.filter(campaign => campaign.state === 'open')
}
