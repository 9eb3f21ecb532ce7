import { accept, type InputOf, refuse } from '@shared/contract'
import { draftCampaign } from '@shared/domain/campaign/campaign-fields'
import type { AnyCampaignDoc } from '@shared/domain/campaign/types'
import { campaignIdOf } from '@shared/domain/ids'
import { rehearseOrder } from '@shared/domain/settlement/rehearse-order'
import { rehearsedWords } from '@shared/text/campaigns'
import { giftsOf, surroundingsOf } from '../../modules/campaign/campaign-facts'
import type { Handler } from '../../platform/context'

/** An id that no campaign has: codes of commands are longer. */
const TYPED = 'typed'

/**
 * What settling a made-up order would decide if the campaign had started, by the same rule. Writes nothing. 2
 * trips.
 */
export const rehearseCampaign: Handler<'campaign.rehearse'> = async (context, input) => {
  const { brand, now } = context
  const { campaign: fields, order } = input
  if (input.campaignId === undefined && !fields) return refuse('BAD_INPUT')
  const rehearsedId = input.campaignId ?? campaignIdOf(brand._id, TYPED)
  const { facts, names } = await surroundingsOf(context, campaigns => [
    ...campaigns.flatMap(giftsOf),
    ...(fields ? giftsOf(fields) : []),
  ])
  const saved = facts.campaigns.find(({ _id }) => _id === rehearsedId)
  if (input.campaignId !== undefined && !saved) return refuse('CAMPAIGN_NOT_FOUND')
  if (!facts.storeIds.includes(order.storeId)) return refuse('STORE_NOT_FOUND')
  const rehearsed = started(rehearsedId, brand._id, fields, saved)
  if (!rehearsed) return refuse('CAMPAIGN_NOT_FOUND')
  const campaigns = [rehearsed, ...facts.campaigns.filter(({ _id }) => _id !== rehearsedId)]
  const { at = now, ...made } = order
  const { plan, says } = rehearseOrder(brand, campaigns, rehearsedId, { ...made, at })
  return accept({
    points: plan.points,
    growth: plan.growth,
    gifts: plan.gifts.map(({ batchId, takeUntilAt }) => ({
      batchId,
      name: names.batchName(batchId),
      takeUntilAt,
    })),
    rules: says.map(({ campaign, reason }) => ({
      campaignId: campaign._id,
      name: campaign.name,
      gives: reason === null,
      words: rehearsedWords(campaign, reason, names),
    })),
  })
}

/** The campaign as if it had been started: what was typed, else what is saved. */
function started(
  _id: string,
  brandId: string,
  fields: InputOf<'campaign.rehearse'>['campaign'],
  saved: AnyCampaignDoc | undefined,
): AnyCampaignDoc | undefined {
  const campaign = fields ? draftCampaign(_id, brandId, fields) : saved
  return campaign && { ...campaign, state: 'open', earlierStates: [] }
}
