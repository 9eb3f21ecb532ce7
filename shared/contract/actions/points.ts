import * as v from 'valibot'
import { action } from '../action'
import { cursor, id } from '../fields'
import type { BrandView, PointsEntryView, PointsStoryView, PointsView } from '../views'

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

export const openPointsStory = action<PointsStoryView>()(
  'points.story',
  'anyone',
  v.strictObject({ entryId: id }),
)
