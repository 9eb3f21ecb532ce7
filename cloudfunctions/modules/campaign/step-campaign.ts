import { stepCampaign as decide } from '@shared/domain/campaign/edit-campaign'
import { refused } from '@shared/domain/operation/decision'
import type { Handler } from '../../platform/context'
import { changeCampaign } from './change-campaign'

/**
 * Starts a campaign, stops it for a while, goes on, or ends it at once. Payments from this moment on are
 * decided by it; instances that remember the former state do so for 30 s at most.
 */
export const stepCampaign: Handler<'campaign.step'> = async (context, { step, ...named }) =>
  changeCampaign(context, {
    ...named,
    action: 'campaign.step',
    act: step,
    input: step,
    decide: (existing, facts) =>
      existing
        ? decide(existing, { step, reason: named.reason ?? '', now: context.now }, facts)
        : refused('state'),
  })
