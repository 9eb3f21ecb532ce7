import { DAY_MS, HOUR_MS, MINUTE_MS } from '../calendar/units'
import { invitationIdOf } from '../ids'
import { changed, versionOf } from './change-staff'
import { mayGive, type Standing } from './giving'
import type { InvitationDoc, StaffDoc } from './types'

/** How long a code may live, in minutes: shown across a counter, or sent to a person who is away. */
export const INVITATION_MINUTES = { least: 10, most: 24 * 60 } as const
/** Kept after its end, so that a repeat of the command still finds what it made. */
const KEPT_MS = 7 * DAY_MS
/** When the sweeper looks whether the phone that took it got to the end. */
const FINISHED_WITHIN_MS = MINUTE_MS

interface NewInvitation extends Standing {
  brandId: string
  codeHash: string
  by: string
  inputHash: string
  replaces: string
  minutes: number
  now: number
}

export function newInvitation({ codeHash, minutes, now, ...fields }: NewInvitation): InvitationDoc {
  const until = now + minutes * MINUTE_MS
  return {
    _id: invitationIdOf(fields.brandId, codeHash),
    ...fields,
    state: 'open',
    takenBy: '',
    name: '',
    seenVersion: null,
    takenAt: 0,
    createdAt: now,
    until,
    dueAt: fields.replaces === '' ? until + KEPT_MS : now + FINISHED_WITHIN_MS,
  }
}

/** An open invitation once the one it replaces is ended. */
export const replacing = ({ until }: InvitationDoc): Pick<InvitationDoc, 'replaces' | 'dueAt'> => ({
  replaces: '',
  dueAt: until + KEPT_MS,
})

/** Invitations a page shows: open ones, and who came by those of the last day. */
export const isShown = ({ state, until, takenAt }: InvitationDoc, now: number): boolean =>
  state === 'open' ? now < until : state !== 'withdrawn' && now - takenAt < 24 * HOUR_MS

export type Acceptance =
  | {
      kind: 'write'
      change: Pick<InvitationDoc, 'state' | 'takenBy' | 'name' | 'seenVersion' | 'takenAt' | 'dueAt'>
    }
  /** This person has taken it before. */
  | { kind: 'already' }
  | { kind: 'refused'; reason: 'over' | 'own' | 'staff-already' }

interface Accepting {
  staffId: string
  /** Their staff document, also of a time gone by. */
  staff: StaffDoc | null
  /** Who invites, as they are now. */
  inviter: StaffDoc | null
  name: string
  now: number
}

/**
 * A person takes an invitation: one person, in time, from an inviter who may still give it. A colleague is
 * changed by an owner's invitation only, and an owner by none.
 */
export function takeInvitation(
  invitation: InvitationDoc,
  { staffId, staff, inviter, name, now }: Accepting,
): Acceptance {
  const { state, takenBy, until } = invitation
  if (takenBy === staffId) return { kind: 'already' }
  if (state !== 'open' || now >= until) return { kind: 'refused', reason: 'over' }
  if (!inviter?.active || !mayGive(inviter, invitation)) return { kind: 'refused', reason: 'over' }
  if (inviter._id === staffId) return { kind: 'refused', reason: 'own' }
  if (staff?.active && (inviter.role !== 'owner' || staff.role === 'owner'))
    return { kind: 'refused', reason: 'staff-already' }
  const seenVersion = staff && versionOf(staff)
  const dueAt = now + FINISHED_WITHIN_MS
  return {
    kind: 'write',
    change: { state: 'taken', takenBy: staffId, name, seenVersion, takenAt: now, dueAt },
  }
}

/**
 * The staff document a taken invitation leads to; null when it is there, or when this person was changed
 * after they took it: what was decided later stays.
 */
export function joinedBy(invitation: InvitationDoc, staff: StaffDoc | null): StaffDoc | null {
  const { _id, brandId, role, stores, name, takenBy, takenAt, seenVersion, inputHash } = invitation
  if (staff === null ? seenVersion !== null : versionOf(staff) !== seenVersion) return null
  const former = staff ?? { _id: takenBy, brandId, name, role, stores, active: true, createdAt: takenAt }
  // Who is of the staff keeps the name colleagues know.
  const named = former.active ? former.name : name
  return changed(former, { role, stores, active: true, name: named }, { id: _id, inputHash })
}

/** An invitation that is carried out is kept as long as an open one. */
export const finished = ({ until }: InvitationDoc): Pick<InvitationDoc, 'state' | 'dueAt'> => ({
  state: 'carried-out',
  dueAt: until + KEPT_MS,
})
