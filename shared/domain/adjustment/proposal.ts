import { NEVER, SETTLE_GRACE_MS } from '../due'

/**
 * An adjustment too large for one person. `approved` is still to be booked; `impossible` means there were not
 * enough points to take.
 */
const PROPOSAL_STATES = ['open', 'approved', 'refused', 'booked', 'impossible'] as const
type ProposalState = (typeof PROPOSAL_STATES)[number]

export interface ProposalDoc {
  /** `<brandId>:<commandId>` of who proposed it. */
  _id: string
  brandId: string
  commandId: string
  memberId: string
  points: number
  reason: string
  inputHash: string
  state: ProposalState
  /** Staff ids. */
  proposedBy: string
  proposedAt: number
  decidedBy: string
  /** The command that decided it, `''` while open. */
  decision: string
  decidedAt: number
  dueAt: number
}

export function propose(
  input: Pick<
    ProposalDoc,
    '_id' | 'brandId' | 'commandId' | 'memberId' | 'points' | 'reason' | 'inputHash' | 'proposedBy'
  >,
  now: number,
): ProposalDoc {
  return { ...input, state: 'open', proposedAt: now, decidedBy: '', decision: '', decidedAt: 0, dueAt: NEVER }
}

/** Whether an adjustment needs a second pair of eyes. */
export const needsSecond = (points: number, adjustAlone: number) => Math.abs(points) > adjustAlone

export type ProposalDecision =
  | { kind: 'decided'; next: ProposalDoc }
  | { kind: 'already' }
  /** Another person has decided it. */
  | { kind: 'too-late' }
  /** A person approves neither their own proposal, which they may take back, nor one for their own card. */
  | { kind: 'own' | 'own-card' }
  /** This command said something else before, or another person sent it. */
  | { kind: 'conflict' }

/** A second person's word; written where the proposal is still open, it decides. */
export function decideProposal(
  proposal: ProposalDoc,
  /** `ownCard`: the proposal is about the card of the person who decides. */
  word: { staffId: string; commandId: string; approve: boolean; ownCard: boolean },
  now: number,
): ProposalDecision {
  const { staffId, commandId, approve } = word
  if (proposal.decision === commandId) {
    const same = proposal.decidedBy === staffId && approve === (proposal.state !== 'refused')
    return { kind: same ? 'already' : 'conflict' }
  }
  if (proposal.state !== 'open') return { kind: 'too-late' }
  if (approve && proposal.proposedBy === staffId) return { kind: 'own' }
  if (approve && word.ownCard) return { kind: 'own-card' }
  const decided = { decidedBy: staffId, decision: commandId, decidedAt: now }
  const outcome = approve
    ? ({ state: 'approved', dueAt: now + SETTLE_GRACE_MS } as const)
    : ({ state: 'refused', dueAt: NEVER } as const)
  return { kind: 'decided', next: { ...proposal, ...decided, ...outcome } }
}
