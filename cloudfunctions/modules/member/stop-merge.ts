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
  const outcome = await bookOnMember(memberId, brand, now, ({ member }) =>
    decideStop({ member, requestId, brand, now }),
  )
  if (outcome.kind === 'busy') return refuse('BUSY')
  if (outcome.kind === 'ended' && outcome.state === 'carried-out') return refuse('MERGE_DONE')
  return accept({ member: memberView(outcome.member, brand, memberId, now) })
}
