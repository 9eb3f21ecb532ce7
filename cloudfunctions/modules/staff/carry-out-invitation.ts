import { finished, joinedBy, replacing } from '@shared/domain/staff/invitation'
import type { InvitationDoc, StaffDoc } from '@shared/domain/staff/types'
import { insert, read, updateWhere } from '../../platform/database'
import { unchangedStaff } from './change-staff'
import { endForeignSessions } from './end-sessions'

/**
 * Makes the person who took an invitation what it says, once, and gives their staff document as it is then.
 * Repeatable: what was changed after they took it stays. 3 trips, 4 for a colleague, 1 when it is carried
 * out already.
 */
export async function carryOut(invitation: InvitationDoc): Promise<StaffDoc | null> {
  const staff = await read('staff', invitation.takenBy)
  if (invitation.state !== 'taken') return staff
  await endReplaced(invitation)
  const next = joinedBy(invitation, staff)
  const written = next && (await write(staff, next))
  if (next && written && staff?.active) await endForeignSessions(next)
  await updateWhere('invitations', { _id: invitation._id, state: 'taken' }, finished(invitation))
  return written ? next : read('staff', invitation.takenBy)
}

/** False when another call was faster: with the same document, or with what was decided later. */
async function write(staff: StaffDoc | null, next: StaffDoc): Promise<boolean> {
  if (!staff) return (await insert('staff', next)) === 'inserted'
  const { _id, ...fields } = next
  return (await updateWhere('staff', unchangedStaff(staff), fields)) === 1
}

/** Ends the invitation that this one replaces, unless it was taken meanwhile. No trip without one, else 2. */
export async function endReplaced(invitation: InvitationDoc): Promise<void> {
  const { _id, by, replaces } = invitation
  if (replaces === '') return
  await updateWhere('invitations', { _id: replaces, by, state: 'open' }, { state: 'withdrawn' })
  await updateWhere('invitations', { _id, replaces, state: 'open' }, replacing(invitation))
}
