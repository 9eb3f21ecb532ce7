import { accept, refuse } from '@shared/contract'
import { memberIdOf } from '@shared/domain/ids'
import { closeMember as decideClose } from '@shared/domain/member/close-member'
import { accountText } from '@shared/text/account'
import type { Handler } from '../../platform/context'
import { bookOnMember } from '../account/book-on-member'
import { finishClosing } from './finish-closing'

/**
 * The caller closes their account: what says who they are is erased, points and coupons are given up, the
 * books stay. Repeatable; what a crash leaves behind the members sweeper finishes. 7 trips.
 */
export const closeMember: Handler<'member.close'> = async ({ brand, caller, now }) => {
  const memberId = memberIdOf(brand._id, caller.openid)
  const outcome = await bookOnMember(memberId, brand, now, ({ member }) =>
    decideClose({ member, brand, now }),
  )
  if (outcome.kind === 'busy') return refuse('BUSY')
  if (outcome.kind === 'refused') {
    return outcome.reason === 'stored'
      ? refuse('STORED_LEFT')
      : refuse('BUSY', accountText.exchangeHoldsClosing)
  }
  const { member: closed } = outcome
  if (closed.state !== 'closed') return refuse('NOT_MEMBER', accountText.nothingToClose)
  if (closed.erasing) await finishClosing(closed)
  return accept({ closed: true as const })
}
