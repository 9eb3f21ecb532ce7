import type { AnyCampaignDoc, CampaignDoc, PointsCampaignDoc } from './types'

type SetFields = 'name' | 'fromAt' | 'toAt' | 'stores' | 'thresholdFen'

/** What staff set of a campaign. */
export type CampaignFields =
  | (Pick<CampaignDoc, SetFields | 'kind' | 'batchIds' | 'perPerson' | 'takeDays'> & {
      subtitle: string
      placements: NonNullable<CampaignDoc['placements']>
    })
  | Pick<PointsCampaignDoc, SetFields | 'kind' | 'tiers' | 'factor'>

/** What is set of a campaign that exists. */
export function campaignFieldsOf(campaign: AnyCampaignDoc): CampaignFields {
  const { name, fromAt, toAt, stores, thresholdFen } = campaign
  const shared = { name, fromAt, toAt, stores, thresholdFen }
  if (campaign.kind === 'points-factor') {
    const { kind, tiers, factor } = campaign
    return { ...shared, kind, tiers, factor }
  }
  const { kind, batchIds, perPerson, takeDays, subtitle = '', placements = [] } = campaign
  return { ...shared, kind, batchIds, perPerson, takeDays, subtitle, placements }
}

/** A new campaign that gives nothing yet. */
export const draftCampaign = (_id: string, brandId: string, fields: CampaignFields): AnyCampaignDoc => ({
  _id,
  brandId,
  version: 1,
  ...fields,
  state: 'draft',
})
