import type { CampaignDoc } from '@shared/domain/campaign/types'
import { campaignsOf } from '../../platform/settings'

/** The brand's 满额送 rules that are switched on; whether one applies to an order is `decideAwards`'s to say. No trip when warm. */
export async function payGiftCampaigns(brandId: string): Promise<CampaignDoc[]> {
  const campaigns = (await campaignsOf(brandId)) ?? []
  return campaigns.filter(campaign => campaign.kind === 'pay-gift' && campaign.state === 'open')
}
