import { count, counted } from '../account/cap-counts'
import type { CapCount } from '../account/types'
import { addDays, endOfDay } from '../calendar/day'
import type { PlannedGift } from '../points/types'
import { stateAt } from './state-at'
import type { AwardRefusal, CampaignDoc } from './types'

/** A verified payment as campaigns see it. */
export interface PayEvent {
  at: number
  /** Brand-local day of the payment. */
  day: string
  storeId: string
  /** Net of refunds known by now. */
  netFen: number
}

export interface AwardDecision {
  gifts: PlannedGift[]
  /** Counters after the gifts: written with the same document, so all orders of a person share them. */
  caps: CapCount[]
  refused: { campaignId: string; reason: AwardRefusal }[]
}

/** Why this campaign gives nothing for the payment; null when it gives. */
export function refusalOf(
  campaign: CampaignDoc,
  event: PayEvent,
  caps: readonly CapCount[],
): AwardRefusal | null {
  if (stateAt(campaign, event.at) !== 'open') return 'not-open'
  if (event.at < campaign.fromAt || event.at >= campaign.toAt) return 'not-in-window'
  if (!campaign.stores.includes('*') && !campaign.stores.includes(event.storeId)) return 'store-not-in'
  if (event.netFen < campaign.thresholdFen) return 'below-threshold'
  if (counted(caps, campaign._id, capDay(campaign, event)) >= campaign.perPerson.limit) return 'cap-reached'
  return null
}

const capDay = (campaign: CampaignDoc, event: PayEvent) => (campaign.perPerson.per === 'day' ? event.day : '')

function counterOf(campaign: CampaignDoc, event: PayEvent): CapCount {
  const day = capDay(campaign, event)
  return { rule: campaign._id, day, count: 1, ...(day === '' ? { untilAt: campaign.toAt } : {}) }
}

/**
 * Which gifts a payment deserves, from data alone: every open campaign answers with its gifts or a reason.
 */
export function decideAwards(
  event: PayEvent,
  caps: readonly CapCount[],
  campaigns: readonly CampaignDoc[],
  timeZone: string,
): AwardDecision {
  const decision: AwardDecision = { gifts: [], caps: [...caps], refused: [] }
  for (const campaign of [...campaigns].sort((a, b) => (a._id < b._id ? -1 : 1))) {
    const reason = refusalOf(campaign, event, decision.caps)
    if (reason) {
      decision.refused.push({ campaignId: campaign._id, reason })
      continue
    }
    const takeUntilAt = endOfDay(addDays(event.day, campaign.takeDays), timeZone)
    for (const batchId of campaign.batchIds) {
      decision.gifts.push({
        campaignId: campaign._id,
        batchId,
        thresholdFen: campaign.thresholdFen,
        takeUntilAt,
      })
    }
    decision.caps = count(decision.caps, counterOf(campaign, event))
  }
  return decision
}
