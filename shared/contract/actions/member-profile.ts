import * as v from 'valibot'
import { action } from '../action'
import { commandId, limits } from '../fields'
import type { BrandView, MemberView, MyPerksView, ProfileView } from '../views'

export interface ProfileOpened {
  brand: BrandView
  /** With the name; a guest has nothing to fill in. */
  member: MemberView
  profile: ProfileView
  perks?: MyPerksView
}

const field = v.picklist(['name', 'address'])

/** What the caller has written of themselves, in full, for them alone. Changes nothing. */
export const openProfile = action<ProfileOpened>()('member.profile', 'anyone', v.strictObject({}))

/** The caller's name or address from now on (seed PM-03). What it may be: `profileText`. */
export const saveProfile = action<{ saved: true }>()(
  'member.saveProfile',
  'anyone',
  v.strictObject({ commandId, field, text: v.pipe(v.string(), v.maxLength(limits.profileTextLength)) }),
)

/** Nothing of the name or address stays. */
export const removeProfile = action<{ removed: true }>()(
  'member.removeProfile',
  'anyone',
  v.strictObject({ commandId, field }),
)
