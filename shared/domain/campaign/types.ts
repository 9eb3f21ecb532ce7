import type { Placement } from '../placement/limits'

export type CampaignState = 'draft' | 'open' | 'paused' | 'ended'

/** A state a campaign had, until it was changed. */
interface EarlierState {
  state: CampaignState
  /** Exclusive, epoch ms. */
  untilAt: number
}

/** One rule as data: a payer of at least `thresholdFen` gets the gifts. Never code. */
export interface CampaignDoc {
  /** `<brandId>:<code>` */
  _id: string
  brandId: string
  /** Raised by every operation on it. */
  version: number
  /** 满额送 (seed CA-03): on what is bought, or on stored value that is topped up in the app (seed SV-05). */
  kind: 'pay-gift' | 'top-up-gift'
  name: string
  state: CampaignState
  /** What `state` was before, oldest first; each change of `state` adds to it. Absent: always as now. */
  earlierStates?: EarlierState[]
  /** Half-open, by the moment of payment, epoch ms. */
  fromAt: number
  toAt: number
  /** `['*']` = every store. */
  stores: string[]
  /** Net amount on the measure of the points rule. */
  thresholdFen: number
  /** One gift each; a pack is one batch of kind `pack`. */
  batchIds: string[]
  perPerson: { limit: number; per: 'day' | 'campaign' }
  /** Below its name where a place shows one; absent = none. */
  subtitle?: string
  /** Where it is going to be shown beside the mini-program; absent = nowhere else. */
  placements?: Placement[]
  /** A gift may be taken until the end of the day this many days after payment; 0 = the same day. */
  takeDays: number
}

/** 积分加倍: multiplies what payments in its time earn. Of several that apply the highest counts. */
export interface PointsCampaignDoc {
  /** `<brandId>:<code>` */
  _id: string
  brandId: string
  /** Raised by every operation on it. */
  version: number
  kind: 'points-factor'
  name: string
  state: CampaignState
  /** What `state` was before, oldest first; each change of `state` adds to it. Absent: always as now. */
  earlierStates?: EarlierState[]
  /** Half-open, by the moment of payment, epoch ms. */
  fromAt: number
  toAt: number
  /** `['*']` = every store. */
  stores: string[]
  /** Tiers it is for; `['*']` = all. */
  tiers: string[]
  /** On the measure of the points rule. */
  thresholdFen: number
  /** Ten-thousandths: 20000 = double. */
  factor: number
}

export type AnyCampaignDoc = CampaignDoc | PointsCampaignDoc

/** Why a campaign of points does not count for a payment. `outdone`: another one's factor is higher. */
export type FactorRefusal = Exclude<AwardRefusal, 'cap-reached'> | 'tier-not-in' | 'outdone'

export type AwardRefusal = 'not-open' | 'not-in-window' | 'store-not-in' | 'below-threshold' | 'cap-reached'
