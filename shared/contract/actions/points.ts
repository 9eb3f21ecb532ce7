import * as v from 'valibot'
import { action } from '../action'
import { cursor, longId } from '../fields'
import type { BrandView, EarningRuleView, PointsEntryView, PointsStoryView, PointsView } from '../views'

export interface PointsOpened {
  brand: BrandView
  points: PointsView
  entries: PointsEntryView[]
  next: string | null
}

/** History = ledger ∪ journal, newest first, pages of 20. */
export const openPoints = action<PointsOpened>()(
  'points.open',
  'anyone',
  v.strictObject({
    filter: v.picklist(['all', 'gained', 'spent', 'returned']),
    after: v.optional(cursor),
  }),
)

export interface RulesOpened {
  brand: BrandView
  rule: EarningRuleView
  /** Campaigns that multiply points now or soon. */
  campaigns: { name: string; factor: number; fromAt: number; toAt: number; stores: string[] }[]
  /** The floor rule by example, at the caller's own tier: word them with `exampleWords`. */
  examples: { fen: number; rate: number; points: number }[]
}

/** How points are earned, for people to read before they pay. */
export const openPointsRules = action<RulesOpened>()('points.rules', 'anyone', v.strictObject({}))

export interface CalendarOpened {
  brand: BrandView
  points: PointsView
  /** What ends when, soonest first; `day` is the last usable day, null for what never ends. */
  ends: { day: string | null; points: number }[]
  /** What becomes usable when; `day` null waits for joining. */
  starts: { day: string | null; points: number; endsDay: string | null }[]
  /**
   * The message before points end, when the brand has one. `suggest`: now is a sensible moment to ask for
   * consent.
   */
  notice: {
    templateId: string
    daysBefore: number
    agreed: boolean
    /** The newest answer was a no, and nothing is agreed. */
    declined: boolean
    suggest: boolean
  } | null
}

export const openPointsCalendar = action<CalendarOpened>()('points.calendar', 'anyone', v.strictObject({}))

export const openPointsStory = action<PointsStoryView>()(
  'points.story',
  'anyone',
  v.strictObject({ entryId: longId }),
)
