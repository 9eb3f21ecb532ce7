import * as v from 'valibot'
import { action } from '../action'
import { commandId, limits } from '../fields'
import type { BrandView, MemberView, StoredView, StoreView } from '../views'

export interface Joined {
  member: MemberView
  /** Points that waited for joining and are usable now. */
  released: number
  already: boolean
}

/**
 * Join in one step, with the code of `getPhoneNumber` or without a phone. `consent` names the rules' version
 * agreed to.
 */
export const joinMember = action<Joined>()(
  'member.join',
  'anyone',
  v.strictObject({
    commandId,
    consent: v.pipe(v.string(), v.minLength(1), v.maxLength(32)),
    phoneCode: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(limits.phoneCodeLength))),
  }),
)

export interface ClosingOpened {
  brand: BrandView
  member: MemberView
  /** Coupons that would be lost. */
  coupons: number
  /** Absent where the brand offers no stored value. */
  stored?: StoredView
  /** What has to be done first: principal to be spent or paid back, an exchange to be decided. */
  blockedBy: 'stored' | 'exchange' | null
  stores: StoreView[]
}

/** What closing the account would erase, keep and lose. Changes nothing. */
export const openClosing = action<ClosingOpened>()('member.closing', 'anyone', v.strictObject({}))

/**
 * 注销: personal data are erased, points, coupons and growth are lost, the books stay. `confirm` is ticked by
 * the person on a page that says what it means.
 */
export const closeMember = action<{ closed: true }>()(
  'member.close',
  'anyone',
  v.strictObject({ commandId, confirm: v.literal('close-my-account') }),
)
