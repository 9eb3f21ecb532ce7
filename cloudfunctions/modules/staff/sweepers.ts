import { removeWhere } from '../../platform/database'
import { type Sweeper, sweeper } from '../../platform/sweep'
import { carryOut, endReplaced } from './carry-out-invitation'

/** Finishes an invitation whose taker's phone died on the way, and removes one that is long over. */
export const staffSweepers: readonly Sweeper[] = [
  sweeper('invitations', invitation => {
    const { _id, dueAt, state, replaces } = invitation
    if (state === 'taken') return carryOut(invitation)
    return state === 'open' && replaces !== ''
      ? endReplaced(invitation)
      : removeWhere('invitations', { _id, dueAt })
  }),
]
