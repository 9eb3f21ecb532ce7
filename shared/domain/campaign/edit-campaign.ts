import { LIMITS } from '../limits'
import { change, type Decision, isSame, LEAST_REASON, refused } from '../operation/decision'
import { type CampaignFields, campaignFieldsOf, draftCampaign } from './campaign-fields'
import { type CampaignFacts, campaignProblems, fixedInCampaign } from './campaign-problems'
import type { AnyCampaignDoc, CampaignState } from './types'

export type CampaignRefusal = 'unsound' | 'fixed' | 'state' | 'reason'
export type CampaignDecision = Decision<AnyCampaignDoc, CampaignRefusal>

/** Sets the fields of a campaign: of a draft any, of one under way those that take nothing from customers. */
export function saveCampaign(
  existing: AnyCampaignDoc | null,
  { _id, brandId, fields }: { _id: string; brandId: string; fields: CampaignFields },
  facts: CampaignFacts,
): CampaignDecision {
  const draft = draftCampaign(_id, brandId, fields)
  if (!existing) return change(draft)
  const before = campaignFieldsOf(existing)
  if (existing.state === 'ended') return refused('state')
  if (isSame(before, fields)) return { kind: 'same' }
  const version = existing.version + 1
  if (existing.state === 'draft') return change({ ...draft, version })
  const fixed = fixedInCampaign(before, fields)
  if (fixed.length > 0) return refused('fixed', fixed)
  // What it gives was sound when it began; a longer end must still lie ahead.
  const problems = campaignProblems(_id, fields, facts).filter(name => !ABOUT_ITS_BEGINNING.includes(name))
  if (problems.length > 0) return refused('unsound', problems)
  return change({ ...existing, ...fields, version } as AnyCampaignDoc)
}

const ABOUT_ITS_BEGINNING: readonly string[] = ['batchIds', 'placements']

export const CAMPAIGN_STEPS = ['start', 'pause', 'resume', 'end'] as const
export type CampaignStep = (typeof CAMPAIGN_STEPS)[number]

/** Where each step leads from; a step that is not named is refused. */
const STEPS: Readonly<Record<CampaignStep, Partial<Record<CampaignState, CampaignState>>>> = {
  start: { draft: 'open' },
  pause: { open: 'paused' },
  resume: { paused: 'open' },
  end: { draft: 'ended', open: 'ended', paused: 'ended' },
}

/**
 * Starts a campaign, stops it for a while, goes on, or ends it at once. What it was before stays with its
 * moment: a payment is decided by what held when it was made.
 */
export function stepCampaign(
  existing: AnyCampaignDoc,
  { step, reason, now }: { step: CampaignStep; reason: string; now: number },
  facts: CampaignFacts,
): CampaignDecision {
  const state = STEPS[step][existing.state]
  if (!state) return refused('state')
  if (step === 'end' && reason.length < LEAST_REASON) return refused('reason')
  const begins = step === 'start' || step === 'resume'
  const problems = begins ? campaignProblems(existing._id, campaignFieldsOf(existing), facts) : []
  const ofStep = step === 'start' ? problems : problems.filter(name => !ABOUT_ITS_BEGINNING.includes(name))
  if (ofStep.length > 0) return refused('unsound', ofStep)
  const earlier = existing.earlierStates ?? []
  if (step !== 'end' && earlier.length >= LIMITS.campaignStates) return refused('state')
  const untilAt = Math.max(now, earlier.at(-1)?.untilAt ?? 0)
  const earlierStates = [...earlier, { state: existing.state, untilAt }]
  return change({ ...existing, version: existing.version + 1, state, earlierStates })
}
