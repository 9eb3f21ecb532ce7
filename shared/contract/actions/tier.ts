import * as v from 'valibot'
import { action } from '../action'
import type { BrandView, TierView } from '../views'

export interface TierOpened {
  brand: BrandView
  state: 'guest' | 'member'
  tier: TierView
  growth: number
  /** null on the top tier; `missingFen` = spending that brings the missing growth, whole yuan upwards. */
  next: { tier: TierView; missingGrowth: number; missingFen: number } | null
  /** What keeps the tier at the next review; null when it cannot be lost. `untilDay` = last sure day. */
  keep: { untilDay: string; growth: number; needed: number; missingGrowth: number; missingFen: number } | null
  /** How the brand reviews, null when it never does. */
  review: { months: number; otherwise: 'one-down' | 'recalculate' } | null
  /** Newest first; names of tiers as the brand calls them today. */
  history: { at: number; day: string; from: string; to: string; why: 'raised' | 'kept' | 'lowered' }[]
}

/** The caller's tier: what it gives, what keeps it, what is missing to the next, and how it came about. */
export const openTier = action<TierOpened>()('tier.open', 'anyone', v.strictObject({}))
