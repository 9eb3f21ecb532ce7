import * as v from 'valibot'
import type { TierChange } from '../../domain/points/types'
import type { TierGap } from '../../domain/tier/progress'
import { action } from '../action'
import type { BrandView, MyPerksView, TierPerksView, TierProgressView, TierView } from '../views'

export interface TierOpened extends TierProgressView {
  brand: BrandView
  state: 'guest' | 'member'
  /** Every tier above the one held, lowest first. */
  ahead: TierGap<TierView>[]
  /** What keeps the tier at the next review; null when it cannot be lost. `untilDay` = last sure day. */
  keep: { untilDay: string; growth: number; needed: number; missingGrowth: number; missingFen: number } | null
  /** How the brand reviews, null when it never does. */
  review: { months: number; otherwise: 'one-down' | 'recalculate' } | null
  /** What each tier gives by itself, lowest first; `[]` where the brand gives nothing. */
  gives: TierPerksView[]
  /** Absent for guests and where the brand gives nothing. */
  perks?: MyPerksView
  /** Newest first; names of tiers as the brand calls them today. */
  history: { at: number; day: string; from: string; to: string; why: TierChange['why'] }[]
}

/** The caller's tier: what it gives, what keeps it, what is missing to the next, and how it came about. */
export const openTier = action<TierOpened>()('tier.open', 'anyone', v.strictObject({}))
