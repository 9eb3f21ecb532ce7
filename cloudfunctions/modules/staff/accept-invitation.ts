import { accept, type RefusalCode, refuse } from '@shared/contract'
import { staffIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { type Acceptance, takeInvitation } from '@shared/domain/staff/invitation'
import { staffText } from '@shared/text/staff'
import type { Context, Handler } from '../../platform/context'
import { read, updateWhere } from '../../platform/database'
import { storeNames } from '../brand/store-view'
import { carryOut } from './carry-out-invitation'
import { invitationOfCode } from './invitation-code'

const CODES: Record<Extract<Acceptance, { kind: 'refused' }>['reason'], RefusalCode> = {
  over: 'INVITATION_OVER',
  own: 'STAFF_OWN_ROLE',
  'staff-already': 'STAFF_ALREADY',
}

/**
 * Takes an invitation for the caller, then makes them what it says. Taking it decides; the sweeper finishes
 * what a crash left. Repeatable. 7 trips and the sweepers' wake, 6 deep.
 */
export const acceptInvitation: Handler<'staff.accept'> = async (context, { code, name }) => {
  const { brand, caller } = context
  const invitationId = invitationOfCode(brand._id, code)
  const staffId = staffIdOf(brand._id, caller.openid)
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const [invitation, staff] = await Promise.all([read('invitations', invitationId), read('staff', staffId)])
    if (!invitation) return refuse('INVITATION_OVER')
    const inviter = await read('staff', invitation.by)
    const decision = takeInvitation(invitation, { staffId, staff, inviter, name, now: context.now })
    if (decision.kind === 'refused') return refuse(CODES[decision.reason])
    if (decision.kind === 'already') return joined(await carryOut(invitation), context)
    const guard = { _id: invitationId, state: 'open' as const }
    if ((await updateWhere('invitations', guard, decision.change)) === 1)
      return joined(await carryOut({ ...invitation, ...decision.change }), context)
  }
  return refuse('BUSY')
}

async function joined(staff: Awaited<ReturnType<typeof carryOut>>, { brand }: Context) {
  if (!staff?.active) return refuse('INVITATION_OVER')
  return accept({ role: staff.role, storeNames: staffText.places(staff.stores, await storeNames(brand._id)) })
}
