import * as v from 'valibot'
import { action } from '../action'
import { cardNo, commandId, id, limits } from '../fields'
import type { BrandView, CustomerView, PointsView } from '../views'

export type Adjusted =
  | { state: 'booked'; customer: CustomerView; points: PointsView }
  /** Above the brand's limit: waits for a second person. */
  | { state: 'proposed'; customer: CustomerView; proposalId: string }

/**
 * A manager corrects a member's points, with a reason; always a new entry. Not enough to take → POINTS_SHORT.
 */
export const adjustPoints = action<Adjusted>()(
  'adjustment.adjust',
  'staff',
  v.strictObject({
    commandId,
    cardNo,
    points: v.pipe(
      v.number(),
      v.safeInteger(),
      v.minValue(-limits.adjustMax),
      v.maxValue(limits.adjustMax),
      v.notValue(0),
    ),
    reason: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(limits.reasonLength)),
  }),
)

export interface ProposalView {
  id: string
  customer: CustomerView
  points: number
  reason: string
  proposedBy: string
  proposedAt: number
  /** False for one's own: another person must approve it. */
  mayApprove: boolean
}

export interface ProposalsOpened {
  brand: BrandView
  /** Most points one person may book alone. */
  alone: number
  proposals: ProposalView[]
}

/** Adjustments that wait for a second person, oldest first. */
export const openProposals = action<ProposalsOpened>()('adjustment.proposals', 'staff', v.strictObject({}))

/** Approve, refuse, or take back one's own. */
export const decideProposal = action<{ state: 'approved' | 'refused' | 'booked' | 'impossible' }>()(
  'adjustment.decide',
  'staff',
  v.strictObject({ commandId, proposalId: id, approve: v.boolean() }),
)
