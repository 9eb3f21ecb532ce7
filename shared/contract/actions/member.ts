import * as v from 'valibot'
import { action } from '../action'
import { commandId, limits } from '../fields'
import type { MemberView } from '../views'

export interface Joined {
  member: MemberView
  /** Points that waited for joining and are usable now. */
  released: number
  already: boolean
}

/** Join in one step, with the code of `getPhoneNumber` or without a phone. `consent` names the rules' version agreed to. */
export const joinMember = action<Joined>()(
  'member.join',
  'anyone',
  v.strictObject({
    commandId,
    consent: v.pipe(v.string(), v.minLength(1), v.maxLength(32)),
    phoneCode: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(limits.phoneCodeLength))),
  }),
)
