import * as v from 'valibot'
import type { CampaignFields } from '../../domain/campaign/campaign-fields'
import { CAMPAIGN_STEPS } from '../../domain/campaign/edit-campaign'
import type { CampaignState } from '../../domain/campaign/types'
import { PLACEMENTS } from '../../domain/placement/limits'
import { action } from '../action'
import { commandId, end, id, integerWithin, limits, moment, payableFen, reason, version } from '../fields'
import type { BrandView, StoreView } from '../views'

const list = v.pipe(v.array(id), v.minLength(1), v.maxLength(limits.storesPerRule))
const shared = {
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(limits.nameLength)),
  fromAt: moment,
  toAt: end,
  stores: list,
  thresholdFen: integerWithin(0, limits.couponFenMax),
}
const gift = {
  ...shared,
  subtitle: v.pipe(v.string(), v.trim(), v.maxLength(limits.nameLength)),
  placements: v.pipe(v.array(v.picklist(PLACEMENTS)), v.maxLength(PLACEMENTS.length)),
  batchIds: v.pipe(v.array(id), v.maxLength(limits.batchesPerCampaign)),
  perPerson: v.strictObject({
    limit: integerWithin(1, limits.giftsPerPersonMax),
    per: v.picklist(['day', 'campaign']),
  }),
  takeDays: integerWithin(0, limits.takeDaysMax),
}
const campaignFields = v.variant('kind', [
  v.strictObject({ ...gift, kind: v.literal('pay-gift') }),
  v.strictObject({ ...gift, kind: v.literal('top-up-gift') }),
  v.strictObject({
    ...shared,
    kind: v.literal('points-factor'),
    tiers: list,
    /** Ten-thousandths: more than once, at most ten times. */
    factor: integerWithin(10_001, 100_000),
  }),
])

export interface CampaignView {
  campaignId: string
  version: number
  state: CampaignState
  fields: CampaignFields
  /** The campaign in one sentence. */
  summary: string
}

export interface CampaignsOpened {
  brand: BrandView
  /** Under way first, then stopped, drafts, ended; in each the latest beginning first. */
  campaigns: CampaignView[]
  /** What may be given: published batches for gifts. */
  gifts: { batchId: string; name: string; total: number }[]
  stores: StoreView[]
  now: number
}

export const openCampaigns = action<CampaignsOpened>()('campaign.list', 'staff', v.strictObject({}))

export interface CampaignChanged {
  campaign: CampaignView
}

/** Without `campaignId` a new draft; with it, what is saved takes the place of version `version`. */
export const saveCampaign = action<CampaignChanged>()(
  'campaign.save',
  'staff',
  v.strictObject({
    commandId,
    campaignId: v.optional(id),
    version: v.optional(version),
    campaign: campaignFields,
    reason,
  }),
)

/** Starts a draft, stops it for a while, goes on, or ends it at once: then a reason is needed. */
export const stepCampaign = action<CampaignChanged>()(
  'campaign.step',
  'staff',
  v.strictObject({ commandId, campaignId: id, version, step: v.picklist(CAMPAIGN_STEPS), reason }),
)

export interface Rehearsed {
  points: number
  growth: number
  gifts: { batchId: string; name: string; takeUntilAt: number }[]
  /** What each campaign says of the order, the rehearsed one first. */
  rules: { campaignId: string; name: string; gives: boolean; words: string }[]
}

/**
 * The real decision on a made-up order: what it would bring, and what each campaign says. The rehearsed
 * campaign counts as started, whether it is saved or only typed.
 */
export const rehearseCampaign = action<Rehearsed>()(
  'campaign.rehearse',
  'staff',
  v.strictObject({
    campaignId: v.optional(id),
    campaign: v.optional(campaignFields),
    order: v.strictObject({
      amountFen: payableFen,
      storeId: id,
      tierId: id,
      at: v.optional(moment),
      isTopUp: v.boolean(),
      timesBefore: integerWithin(0, limits.giftsPerPersonMax),
    }),
  }),
)
