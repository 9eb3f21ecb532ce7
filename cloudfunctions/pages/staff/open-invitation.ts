import { accept, type OutputOf } from '@shared/contract'
import { staffIdOf } from '@shared/domain/ids'
import { takeInvitation } from '@shared/domain/staff/invitation'
import { staffText } from '@shared/text/staff'
import { brandView } from '../../modules/brand/brand-view'
import { storeNames } from '../../modules/brand/store-view'
import { invitationOfCode } from '../../modules/staff/invitation-code'
import type { Handler } from '../../platform/context'
import { read } from '../../platform/database'

/** What an invitation offers, while it does; of one that is over, nothing. 2 trips. */
export const openInvitation: Handler<'staff.invitation'> = async ({ brand, caller, now }, { code }) => {
  const invitation = await read('invitations', invitationOfCode(brand._id, code))
  const inviter = invitation && (await read('staff', invitation.by))
  const staffId = staffIdOf(brand._id, caller.openid)
  const answer = (state: OutputOf<'staff.invitation'>['state']) => ({ brand: brandView(brand), state, now })
  if (!invitation || !inviter) return accept({ ...answer('over'), invitation: null })
  const { kind } = takeInvitation(invitation, { staffId, staff: null, inviter, name: '', now })
  if (kind === 'refused') return accept({ ...answer('over'), invitation: null })
  const names = staffText.places(invitation.stores, await storeNames(brand._id))
  const { role, until } = invitation
  const offered = { role, storeNames: names, byName: inviter.name, until }
  return accept({ ...answer(kind === 'already' ? 'yours' : 'open'), invitation: offered })
}
