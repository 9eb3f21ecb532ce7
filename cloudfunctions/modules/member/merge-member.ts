import { accept, type Refusal, refuse } from '@shared/contract'
import { requestVerdict } from '@shared/domain/account/merge-request'
import type { MemberDoc } from '@shared/domain/account/types'
import { memberIdOf } from '@shared/domain/ids'
import { askToMerge } from '@shared/domain/member/ask-to-merge'
import type { MergeRefusal } from '@shared/domain/member/merge-members'
import { accountText } from '@shared/text/account'
import type { Context, Handler } from '../../platform/context'
import { read } from '../../platform/database'
import { bookOnMember } from '../account/book-on-member'
import { loadMember } from '../account/load-member'
import { askRefused, waitingAnswer } from './merge-answers'
import { mergeInto } from './merge-into'
import { readMergePermit, showsCard } from './merge-permit'
import { mergingCard } from './merging-card'
import { type MergingTerms, mergingTerms } from './merging-terms'

const REFUSALS: Readonly<Record<MergeRefusal, () => Refusal>> = {
  holds: () => refuse('BUSY', accountText.exchangeHoldsMerge),
  'not-member': () => refuse('NOTHING_TO_MERGE'),
}

/**
 * The caller's card becomes part of the one they were shown, or requests it (merging-terms.ts): explicit,
 * never by itself. Repeating it finds it done. 3 trips to find both, 1 for the terms; asking 2; merging 8 for
 * the transaction and 3 for the identities.
 */
export const mergeMember: Handler<'member.merge'> = async (context, { permit, commandId }) => {
  const { brand, caller, now } = context
  const callerId = memberIdOf(brand._id, caller.openid)
  const seen = readMergePermit(permit, callerId, now)
  if (!seen) return refuse('PROOF_EXPIRED')
  const { identityId } = seen
  const [identity, { member: mine }] = await Promise.all([
    read('identities', identityId),
    loadMember(callerId),
  ])
  const { member: other } = identity ? await loadMember(identity.memberId) : { member: null }
  if (!identity || !other) return refuse('NOTHING_TO_MERGE')
  if (other._id === mine?._id) return merged(other, 0, context)
  if (seen.expired) return refuse('PROOF_EXPIRED')
  if (!showsCard(seen, other._id)) return refuse('PROOF_EXPIRED', accountText.numberMoved)

  const fromId = mine?._id ?? callerId
  const terms = await mergingTerms(context, { by: identity.kind, fromId }, other)
  switch (terms.kind) {
    case 'refused':
      return askRefused(terms.refusal)
    case 'waiting':
      return waitingAnswer(terms.request)
    case 'waits':
      return ask(context, { fromId, intoId: other._id, identityId, commandId })
    default:
      return mergeNow(context, fromId, other._id, terms)
  }
}

async function mergeNow(
  context: Context,
  fromId: string,
  intoId: string,
  terms: Extract<MergingTerms, { kind: 'now' | 'due' }>,
) {
  const { brand, now } = context
  const isAllowed = (into: MemberDoc, from: MemberDoc | null) =>
    terms.kind === 'now' ? terms.isStillFree(into) : requestVerdict({ from, into, now }) === 'carry-out'
  const outcome = await mergeInto({ fromId, intoId, brand, now, isAllowed })
  if (outcome.kind === 'busy' || outcome.kind === 'not-allowed') return refuse('BUSY')
  if (outcome.kind === 'refused') return REFUSALS[outcome.reason]()
  return merged(outcome.into, outcome.moved, context)
}

/** The request is stored on the card it is about; the members sweeper notifies the owner. */
async function ask(
  context: Context,
  input: { fromId: string; intoId: string; identityId: string; commandId: string },
) {
  const { brand, now } = context
  const outcome = await bookOnMember(input.intoId, brand, now, ({ member }) =>
    // Merged or closed since it was shown, or the number has left it: what was proved is no longer about this
    // card.
    member._id === input.intoId && member.state === 'member' && member.phoneId === input.identityId
      ? askToMerge({ ...input, into: member, brand, now })
      : { kind: 'gone' as const },
  )
  if (outcome.kind === 'busy') return refuse('BUSY')
  if (outcome.kind === 'gone') return refuse('PROOF_EXPIRED', accountText.numberMoved)
  if (outcome.kind === 'refused') return askRefused(outcome.refusal)
  const request = outcome.kind === 'waiting' ? outcome.request : outcome.member.mergeRequest
  if (!request) throw new Error('a request that was written is there')
  return waitingAnswer(request)
}

async function merged(member: MemberDoc, moved: number, { brand, caller, now }: Context) {
  const card = await mergingCard(member, memberIdOf(brand._id, caller.openid), brand, now)
  return accept({ kind: 'merged' as const, card, moved })
}
