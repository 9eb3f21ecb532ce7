import type { OutputOf } from '@shared/contract'
import { type CampaignFields, draftCampaign } from '@shared/domain/campaign/campaign-fields'
import { NEVER } from '@shared/domain/due'
import { type CampaignNames, campaignSummary } from '@shared/text/campaigns'
import type { Tone } from '@/components/tag'

export type Campaigns = OutputOf<'campaign.list'>
export type Campaign = Campaigns['campaigns'][number]
export type GiftFields = Exclude<CampaignFields, { kind: 'points-factor' }>

/** A new campaign: every store, for as long as it lasts, once a day. */
export const NEW_CAMPAIGN: CampaignFields = {
  kind: 'pay-gift',
  name: '',
  subtitle: '',
  fromAt: 0,
  toAt: NEVER,
  stores: ['*'],
  thresholdFen: 0,
  placements: [],
  batchIds: [],
  perPerson: { limit: 1, per: 'day' },
  takeDays: 0,
}

/** What the sentences about a campaign name. */
export const namesOf = ({ brand, gifts, stores, now }: Campaigns): CampaignNames => ({
  now,
  timeZone: brand.timeZone,
  storeCount: stores.length,
  storeName: storeId => stores.find(({ id }) => id === storeId)?.name ?? '',
  tierName: tierId => brand.tiers.find(({ id }) => id === tierId)?.name ?? '',
  batchName: batchId => gifts.find(gift => gift.batchId === batchId)?.name ?? '停发的券',
})

/** What is typed, in the sentence that the log uses. */
export const summaryOf = (answer: Campaigns, fields: CampaignFields): string =>
  campaignSummary(draftCampaign('', answer.brand.id, fields), namesOf(answer))

export const STATE_TONES: Readonly<Record<Campaign['state'], Tone>> = {
  open: 'ok',
  paused: 'warn',
  draft: 'plain',
  ended: 'plain',
}
