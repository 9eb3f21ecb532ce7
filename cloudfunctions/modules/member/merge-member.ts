import { accept, type Refusal, refuse } from '@shared/contract'
import { memberIdOf } from '@shared/domain/ids'
import type { MergeRefusal } from '@shared/domain/member/merge-members'
import type { MemberDoc } from '@shared/domain/member/types'
import type { Context, Handler } from '../../platform/context'
import { read, updateWhere } from '../../platform/database'
import { loadMember } from '../points/load-member'
import { memberView } from './member-view'
import { mergeInto } from './merge-into'
import { readMergeTicket } from './merge-ticket'

const REFUSALS: Readonly<Record<MergeRefusal, () => Refusal>> = {
  holds: () => refuse('BUSY', '有一笔兑换正在办理，还没有合并。请几分钟后再试'),
  'not-member': () => refuse('NOTHING_TO_MERGE'),
}

/**
 * The caller's card becomes part of the one they were shown: explicit, never by itself. Repeating it finds it done. 3 trips to find both,
 * 8 for the transaction, 1 for the identities.
 */
export const mergeMember: Handler<'member.merge'> = async (context, { ticket }) => {
  const { brand, caller, now } = context
  const callerId = memberIdOf(brand._id, caller.openid)
  const seen = readMergeTicket(ticket, callerId, now)
  if (!seen.ok) return refuse('PROOF_EXPIRED')
  const [identity, { member: mine }] = await Promise.all([
    read('identities', seen.identityId),
    loadMember(callerId),
  ])
  const { member: holder } = identity ? await loadMember(identity.memberId) : { member: null }
  if (!holder) return refuse('NOTHING_TO_MERGE')
  if (holder._id === mine?._id) return answered(holder, 0, context)
  if (seen.expired) return refuse('PROOF_EXPIRED')

  const outcome = await mergeInto({ fromId: mine?._id ?? callerId, intoId: holder._id, brand, now })
  if (outcome.kind === 'busy') return refuse('BUSY')
  if (outcome.kind === 'refused') return REFUSALS[outcome.reason]()
  await updateWhere('identities', { memberId: outcome.fromId }, { memberId: outcome.into._id })
  return answered(outcome.into, outcome.moved, context)
}

function answered(member: MemberDoc, moved: number, { brand, caller, now }: Context) {
  const memberId = memberIdOf(brand._id, caller.openid)
  return accept({ member: memberView(member, brand, memberId, now), moved })
}
