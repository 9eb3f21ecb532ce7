import { type ActionName, accept, type Outcome, type RefusalCode } from '@shared/contract'
import type { CampaignChanged } from '@shared/contract/actions/campaign'
import type { CampaignFacts } from '@shared/domain/campaign/campaign-problems'
import type { CampaignDecision, CampaignRefusal } from '@shared/domain/campaign/edit-campaign'
import type { AnyCampaignDoc } from '@shared/domain/campaign/types'
import { type CampaignAct, campaignChanges, campaignOperationWords } from '@shared/text/campaigns'
import type { StaffContext } from '../../platform/context'
import { operate } from '../operation/operate'
import { giftsOf, surroundingsOf } from './campaign-facts'
import { campaignView } from './campaign-view'

const REFUSALS: Readonly<Record<CampaignRefusal, RefusalCode>> = {
  unsound: 'SUBJECT_UNSOUND',
  fixed: 'SUBJECT_FIXED',
  state: 'STEP_NOT_POSSIBLE',
  reason: 'REASON_NEEDED',
}

/** A command about one campaign, with what it does in words and as a rule. */
interface CampaignCommand {
  campaignId: string
  /** 0 = a new one. */
  version: number
  commandId: string
  reason?: string | undefined
  action: ActionName
  act: CampaignAct
  /** What else was sent. */
  input: unknown
  /** Batches that the command itself names. */
  gifts?: string[]
  decide(existing: AnyCampaignDoc | null, facts: CampaignFacts): CampaignDecision
}

/**
 * One change of a campaign by staff who manage the brand, once per command. 3 trips beside those of
 * `operate`.
 */
export async function changeCampaign(
  context: StaffContext,
  { campaignId, act, gifts = [], decide, reason = '', ...command }: CampaignCommand,
): Promise<Outcome<CampaignChanged>> {
  const { facts, names } = await surroundingsOf(context, campaigns => [
    ...gifts,
    ...campaigns.filter(({ _id }) => _id === campaignId).flatMap(giftsOf),
  ])
  const changed = await operate(
    context,
    { ...command, kind: 'campaign', subjectId: campaignId, reason },
    {
      decide: existing => decide(existing, facts),
      refusals: REFUSALS,
      words: (before, next) => ({
        words: campaignOperationWords(act, before, next),
        changes: campaignChanges(before, next, names),
      }),
    },
  )
  return changed.ok ? accept({ campaign: campaignView(changed.data, names) }) : changed
}
