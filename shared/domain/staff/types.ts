/** What each may do stands in `shared/contract/permissions.ts`. */
export const STAFF_ROLES = ['clerk', 'manager', 'marketing', 'finance', 'owner', 'viewer'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/**
 * What one staff member tried in vain; kept in their own document, which every call of theirs reads anyway.
 */
export interface DeskTries {
  /** Failures not yet forgotten when the last one happened. */
  failed: number
  /** When it happened. */
  at: number
}

export interface StaffDoc {
  /** `<brandId>:<openid>` */
  _id: string
  brandId: string
  name: string
  role: StaffRole
  /** Stores this person may work in; `['*']` = all of the brand. An owner works in all of them. */
  stores: string[]
  active: boolean
  createdAt: number
  /** Moves on with every change of role, stores or place in the staff; absent = 0, never changed. */
  version?: number
  /** What changed it, the newest last: a repeat is known by it. An invitation counts under its own id. */
  commands?: { id: string; inputHash: string }[]
  /** Codes and numbers this person tried in vain at the desk; absent = none. */
  deskTries?: DeskTries
}

type InvitationState = 'open' | 'withdrawn' | 'taken' | 'carried-out'

/** A one-time code by which one person joins the staff (seed MC-11). */
export interface InvitationDoc {
  /** `<brandId>:<SHA-256 of the code>`: the code itself is kept nowhere. */
  _id: string
  brandId: string
  role: StaffRole
  stores: string[]
  /** Staff id of the inviter, who must still be allowed to give the role when it is taken. */
  by: string
  inputHash: string
  /** An open invitation of the same inviter that this one ends; `''` = none, or it is ended. */
  replaces: string
  /** `taken`: decided for `takenBy`, whose staff document follows. */
  state: InvitationState
  /** Staff id of the person who took it, `''` = none yet. */
  takenBy: string
  /** What they call themselves. */
  name: string
  /** Version of their staff document when they took it, null = there was none. A later change wins. */
  seenVersion: number | null
  takenAt: number
  createdAt: number
  /** It cannot be taken from then on. */
  until: number
  /** When the sweeper finishes or removes it. */
  dueAt: number
}
