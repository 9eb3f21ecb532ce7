import * as v from 'valibot'
import { action } from '../action'
import { commandId, limits } from '../fields'
import type { BrandView, MemberView, NoticeView } from '../views'

export interface PhoneOpened {
  brand: BrandView
  member: MemberView
  /** The message that a merge waits for the owner's word, when the brand has one. */
  notice: NoticeView | null
}

/** By which number the caller's card is found. Changes nothing. */
export const openPhone = action<PhoneOpened>()('member.phone', 'anyone', v.strictObject({}))

/** The number WeChat has just verified becomes the card's only one; the one before opens it no more. */
export const setPhone = action<{ member: MemberView }>()(
  'member.setPhone',
  'anyone',
  v.strictObject({
    commandId,
    phoneCode: v.pipe(v.string(), v.minLength(1), v.maxLength(limits.phoneCodeLength)),
  }),
)

/** The number with this tail, as shown, opens the card no more. Another one, given since, stays. */
export const removePhone = action<{ member: MemberView }>()(
  'member.removePhone',
  'anyone',
  v.strictObject({ commandId, tail: v.pipe(v.string(), v.regex(/^\d{4}$/)) }),
)
