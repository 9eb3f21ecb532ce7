import * as v from 'valibot'
import { INVITATION_MINUTES } from '../../domain/staff/invitation'
import { STAFF_ROLES, type StaffRole } from '../../domain/staff/types'
import { action } from '../action'
import { commandId, handle, id } from '../fields'
import type { BrandView, StoreView, UseView } from '../views'

export interface StaffOpened {
  brand: BrandView
  clerkName: string
  /** What the desk offers follows it; what is allowed is decided again by every action. */
  role: StaffRole
  stores: StoreView[]
  today: { count: number; offFen: number }
  last: UseView | null
  /** The brand keeps stored value: there is a day of it to look at. */
  storedValue: boolean
  /** A typed coupon number needs the four digits beside it. */
  digitsNeeded: boolean
  now: number
}

export const openStaff = action<StaffOpened>()(
  'staff.open',
  'staff',
  v.strictObject({ storeId: v.optional(id) }),
)

const role = v.picklist(STAFF_ROLES)
const stores = v.pipe(v.array(id), v.maxLength(200))
const version = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** Of an invitation: shown as a mini-program code, sent as a path, stored nowhere. */
const code = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{12}$/))
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(12))

export interface StaffView {
  staffId: string
  name: string
  role: StaffRole
  /** `['*']` = all of the brand. */
  stores: string[]
  version: number
  createdAt: number
  /** The newest day of the last seven on which they booked something by hand, `''` = none. */
  lastDay: string
  isSelf: boolean
  /** The caller may give this person another role, or remove them. */
  mayChange: boolean
}

export interface InvitationView {
  invitationId: string
  role: StaffRole
  stores: string[]
  state: 'open' | 'taken'
  /** Who came by it, `''` while it is open. */
  takenByName: string
  byName: string
  until: number
}

export interface StaffListed {
  brand: BrandView
  people: StaffView[]
  invitations: InvitationView[]
  /** Stores the caller may put people into. */
  stores: { id: string; name: string }[]
  /** All stores may be given. */
  everywhere: boolean
  /** Roles the caller may give. */
  roles: StaffRole[]
  now: number
}

/** Who works for the brand, as far as the caller's own stores go, and who is invited. */
export const listStaff = action<StaffListed>()('staff.list', 'staff', v.strictObject({}))

export interface Invited {
  invitationId: string
  code: string
  role: StaffRole
  stores: string[]
  until: number
  /** The mini-program code; null when WeChat drew none: the path can still be sent. */
  picture: { contentType: string; base64: string } | null
  now: number
}

/** A one-time code for one person. `replaces`: an open invitation of the caller's that dies with it. */
export const inviteStaff = action<Invited>()(
  'staff.invite',
  'staff',
  v.strictObject({
    commandId,
    role,
    stores,
    minutes: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(INVITATION_MINUTES.least),
      v.maxValue(INVITATION_MINUTES.most),
    ),
    replaces: v.optional(id),
  }),
)

export interface InvitationOpened {
  brand: BrandView
  /** `yours`: the caller has taken it. `over`: used by another, withdrawn, too late, or never given. */
  state: 'open' | 'yours' | 'over'
  /** null when over: a stranger learns nothing of the brand's staff. */
  invitation: { role: StaffRole; storeNames: string[]; byName: string; until: number } | null
  now: number
}

/** What an invitation offers, for who has scanned it. */
export const openInvitation = action<InvitationOpened>()(
  'staff.invitation',
  'anyone',
  v.strictObject({ code }),
)

/** The caller becomes what the invitation says. Repeatable by the same person. */
export const acceptInvitation = action<{ role: StaffRole; storeNames: string[] }>()(
  'staff.accept',
  'anyone',
  v.strictObject({ code, name }),
)

/** Another role or other stores for a staff member; what they had open on computers ends. */
export const changeStaff = action<{ version: number }>()(
  'staff.change',
  'staff',
  v.strictObject({ commandId, staffId: handle, version, role, stores }),
)

/** Out of the staff from the next call on. */
export const removeStaff = action<{ version: number }>()(
  'staff.remove',
  'staff',
  v.strictObject({ commandId, staffId: handle, version }),
)
