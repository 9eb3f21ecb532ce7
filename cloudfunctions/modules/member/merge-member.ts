import { accept, type InputOf, type Outcome, type OutputOf, type Refusal, refuse } from '@shared/contract'
import { memberIdOf, phoneIdentityIdOf, unionIdentityIdOf } from '@shared/domain/ids'
import type { MergeRefusal } from '@shared/domain/member/merge-members'
import type { MemberDoc } from '@shared/domain/member/types'
import type { Context, Handler } from '../../platform/context'
import { read, updateWhere } from '../../platform/database'
import { phoneByCode } from '../../platform/phone'
import { personMark, phoneMark } from '../../platform/vault'
import { loadMember } from '../points/load-member'
import { memberView } from './member-view'
import { mergeInto } from './merge-into'

const REFUSALS: Readonly<Record<MergeRefusal, () => Refusal>> = {
  holds: () => refuse('BUSY', '有一笔兑换正在办理，还没有合并。请几分钟后再试'),
  'not-member': () => refuse('NOTHING_TO_MERGE'),
}

/**
 * The caller's card becomes part of the one their verified phone number (or their unionid at WeChat) stands for: explicit, never by
 * itself. Repeating it finds it done. 3 trips to find both, 6 for the transaction, 1 for the identities.
 */
export const mergeMember: Handler<'member.merge'> = async (context, { proof }) => {
  const { brand, caller, now } = context
  const memberId = memberIdOf(brand._id, caller.openid)
  const [identityId, { member: mine }] = await Promise.all([proven(proof, context), loadMember(memberId)])
  if (typeof identityId !== 'string') return mergedBefore(identityId, mine, context)
  const identity = await read('identities', identityId)
  const { member: holder } = identity ? await loadMember(identity.memberId) : { member: null }
  if (!holder) return refuse('NOTHING_TO_MERGE')
  if (holder._id === mine?._id) return answered(holder, 0, context)

  const outcome = await mergeInto({ fromId: mine?._id ?? memberId, intoId: holder._id, brand, now })
  if (outcome.kind === 'busy') return refuse('BUSY')
  if (outcome.kind === 'refused') return REFUSALS[outcome.reason]()
  await updateWhere('identities', { memberId: outcome.from._id }, { memberId: outcome.into._id })
  return answered(outcome.into, outcome.moved, context)
}

/** The identity the caller has proven to be: by a number WeChat has just verified, or by what the platform says of them. */
async function proven(
  proof: InputOf<'member.merge'>['proof'],
  { brand, caller }: Context,
): Promise<string | Refusal> {
  if (proof.by === 'union') {
    return caller.unionid
      ? unionIdentityIdOf(brand._id, personMark(brand._id, caller.unionid))
      : refuse('NOTHING_TO_MERGE')
  }
  const answer = await phoneByCode(proof.phoneCode)
  if (answer.ok) return phoneIdentityIdOf(brand._id, phoneMark(brand._id, answer.phone))
  return refuse(answer.reason === 'CODE_USED_OR_STALE' ? 'PHONE_CODE_BAD' : 'PHONE_UNAVAILABLE')
}

/** WeChat takes a code once: the repeat of a merge whose answer was lost finds the cards already one. */
async function mergedBefore(
  refusal: Refusal,
  member: MemberDoc | null,
  context: Context,
): Promise<Outcome<OutputOf<'member.merge'>>> {
  const memberId = memberIdOf(context.brand._id, context.caller.openid)
  const isMerged = member?.formerIds.includes(memberId)
  return member && isMerged && refusal.code === 'PHONE_CODE_BAD' ? answered(member, 0, context) : refusal
}

function answered(member: MemberDoc, moved: number, { brand, caller, now }: Context) {
  const memberId = memberIdOf(brand._id, caller.openid)
  return accept({ member: memberView(member, brand, memberId, now), moved })
}
