import type { CampaignView } from '@shared/contract/actions/campaign'
import { campaignFieldsOf } from '@shared/domain/campaign/campaign-fields'
import type { AnyCampaignDoc } from '@shared/domain/campaign/types'
import { type CampaignNames, campaignSummary } from '@shared/text/campaigns'

/** A campaign as the brand's people see it. */
export const campaignView = (campaign: AnyCampaignDoc, names: CampaignNames): CampaignView => ({
  campaignId: campaign._id,
  version: campaign.version,
  state: campaign.state,
  fields: campaignFieldsOf(campaign),
  summary: campaignSummary(campaign, names),
})
