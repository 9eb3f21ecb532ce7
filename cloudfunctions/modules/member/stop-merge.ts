import { accept, refuse } from '@shared/contract'
import { memberIdOf } from '@shared/domain/ids'
import { stopMerge as decideStop } from '@shared/domain/member/ask-to-merge'
import type { Handler } from '../../platform/context'
import { bookOnMember } from '../account/book-on-member'
import { memberView } from './member-view'

/**
 * The owner of a card stops the merge that waits for it, with one tap. It is written where the merge itself
 * would be: whichever comes first decides, and the other finds it decided. 2 trips.
 */
export const stopMerge: Handler<'member.stopMerge'> = async ({ brand, caller, now }, { requestId }) => {
  const memberId = memberIdOf(brand._id, caller.openid)
  const outcome = await bookOnMember(memberId, brand, now, ({ member }) => {
    const decision = decideStop({ member, requestId, brand, now })
    return decision.kind === 'ended' ? { ...decision, member } : decision
  })
  if (outcome.kind === 'busy') return refuse('BUSY')
  if (outcome.kind === 'ended' && outcome.state === 'carried-out') return refuse('MERGE_DONE')
  const member = outcome.kind === 'ended' ? outcome.member : outcome.next
  return accept({ member: memberView(member, brand, memberId, now) })
}
