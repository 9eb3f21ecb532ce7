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

export interface MembersMerged {
  /** The one card both are from now on. */
  member: MemberView
  /** Active points that came over; 0 when it was done before. */
  moved: number
}

/**
 * Makes the caller's card part of the one that their verified phone number stands for (after `PHONE_TAKEN`), or, in a second mini-program
 * of the brand, the one their unionid stands for. The caller has been asked and has agreed.
 */
export const mergeMember = action<MembersMerged>()(
  'member.merge',
  'anyone',
  v.strictObject({
    commandId,
    proof: v.variant('by', [
      v.strictObject({
        by: v.literal('phone'),
        phoneCode: v.pipe(v.string(), v.minLength(1), v.maxLength(limits.phoneCodeLength)),
      }),
      v.strictObject({ by: v.literal('union') }),
    ]),
  }),
)

/** 注销: personal data are erased, the books stay. `confirm` is typed or ticked by the person on a page that says what it means. */
export const closeMember = action<{ closed: true }>()(
  'member.close',
  'anyone',
  v.strictObject({ commandId, confirm: v.literal('close-my-account') }),
)
