import { accept, type Outcome, type OutputOf, refuse } from '@shared/contract'
import { decideProposal as decide, type ProposalDoc } from '@shared/domain/adjustment/proposal'
import type { Handler, StaffContext } from '../../platform/context'
import { read, updateWhere } from '../../platform/database'
import { isOwn } from '../staff/own-card'
import { carryOut } from './carry-out'

const REFUSALS = {
  own: 'PROPOSAL_OWN',
  'own-card': 'OWN_CARD',
  conflict: 'CONFLICT',
  'too-late': 'PROPOSAL_DECIDED',
} as const

type Decided = Outcome<OutputOf<'adjustment.decide'>>

/** A second person approves or refuses; the first word counts. 8 trips when it is booked. */
export const decideProposal: Handler<'adjustment.decide'> = async (context, input) => {
  const { staff, now } = context
  const proposal = await read('proposals', input.proposalId)
  if (proposal?.brandId !== context.brand._id) return refuse('PROPOSAL_NOT_FOUND')
  const ownCard = await isOwn(proposal.memberId, context)
  const word = { staffId: staff._id, commandId: input.commandId, approve: input.approve, ownCard }
  const decision = decide(proposal, word, now)
  if (decision.kind === 'already') return finished(context, proposal)
  if (decision.kind !== 'decided') return refuse(REFUSALS[decision.kind])
  const { _id, ...fields } = decision.next
  if ((await updateWhere('proposals', { _id, state: 'open' }, fields)) === 1) {
    return finished(context, decision.next)
  }
  const existing = await read('proposals', _id)
  if (existing?.decision !== input.commandId) return refuse('PROPOSAL_DECIDED')
  return decide(existing, word, now).kind === 'already' ? finished(context, existing) : refuse('CONFLICT')
}

async function finished({ brand, now }: StaffContext, proposal: ProposalDoc): Promise<Decided> {
  if (proposal.state === 'approved') return accept({ state: await carryOut(proposal, brand, now) })
  if (proposal.state === 'open') throw new Error('a decided proposal is not open')
  return accept({ state: proposal.state })
}
