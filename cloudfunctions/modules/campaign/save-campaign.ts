import { refuse } from '@shared/contract'
import { saveCampaign as decide } from '@shared/domain/campaign/edit-campaign'
import { campaignIdOf } from '@shared/domain/ids'
import type { Handler } from '../../platform/context'
import { codeOfCommand } from '../operation/code-of-command'
import { giftsOf } from './campaign-facts'
import { changeCampaign } from './change-campaign'

/** Makes a campaign or changes one: a draft in any way, one under way only in its customers' favour. */
export const saveCampaign: Handler<'campaign.save'> = async (context, input) => {
  const { commandId, version = 0, campaign: fields, reason } = input
  if ((input.campaignId === undefined) !== (input.version === undefined)) return refuse('BAD_INPUT')
  const brandId = context.brand._id
  const campaignId = input.campaignId ?? campaignIdOf(brandId, codeOfCommand('campaign', brandId, commandId))
  return changeCampaign(context, {
    campaignId,
    version,
    commandId,
    reason,
    action: 'campaign.save',
    act: 'save',
    input: fields,
    gifts: giftsOf(fields),
    decide: (existing, facts) => decide(existing, { _id: campaignId, brandId, fields }, facts),
  })
}
