import type { ProposalDoc } from '@shared/domain/adjustment/proposal'
import type { BrandDoc } from '@shared/domain/brand/types'
import { NEVER } from '@shared/domain/due'
import { updateWhere } from '../../platform/database'
import { brandById } from '../../platform/settings'
import { bookAdjustment } from './book-adjustment'

/**
 * Books what two people agreed on, and says on the proposal what came of it. Repeatable: the entry decides,
 * also a "no" for want of points. 5 trips.
 */
export async function carryOut(
  proposal: ProposalDoc,
  brand: BrandDoc,
  now: number,
): Promise<'booked' | 'impossible' | 'approved'> {
  const { _id, memberId, commandId, points, reason, inputHash, proposedBy, decidedBy } = proposal
  const by = [proposedBy, decidedBy]
  const adjustment = { commandId, memberId, points, reason, inputHash, by }
  const outcome = await bookAdjustment(brand, adjustment, now)
  if (outcome.kind === 'busy') return 'approved'
  const state = outcome.kind === 'booked' ? 'booked' : 'impossible'
  await updateWhere('proposals', { _id, state: 'approved' }, { state, dueAt: NEVER })
  return state
}

/** For the sweeper: an approval whose booking died halfway. */
export async function processProposal(proposal: ProposalDoc, now: number): Promise<void> {
  const brand = await brandById(proposal.brandId)
  if (!brand) throw new Error(`proposal ${proposal._id} belongs to an unknown brand`)
  const state = await carryOut(proposal, brand, now)
  if (state === 'approved') throw new Error(`proposal ${proposal._id} could not be booked beside others`)
}
