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

/** A card as somebody sees it who is about to make two of theirs into one. */
export interface MergingCard {
  member: MemberView
  /** Coupons that may still be used. */
  coupons: number
  /** Absent where the brand offers no stored value. */
  stored?: StoredView
}

export interface CardMatched {
  brand: BrandView
  /** The caller's card, which would become part of the other. */
  mine: MergingCard
  /** The one that stays. */
  other: MergingCard
  /** Proof for `member.merge` that this caller has seen both, good for ten minutes. */
  ticket: string
}

/**
 * The caller's other card: the one that their verified phone number stands for (after `PHONE_TAKEN`), or, in a second mini-program of
 * the brand, the one their unionid stands for. Changes nothing; WeChat takes the code once.
 */
export const matchCard = action<CardMatched>()(
  'member.match',
  'anyone',
  v.strictObject({
    proof: v.variant('by', [
      v.strictObject({
        by: v.literal('phone'),
        phoneCode: v.pipe(v.string(), v.minLength(1), v.maxLength(limits.phoneCodeLength)),
      }),
      v.strictObject({ by: v.literal('union') }),
    ]),
  }),
)

export interface MembersMerged {
  /** The one card both are from now on. */
  member: MemberView
  /** Active points that came over; 0 when it was done before. */
  moved: number
}

/** Makes the caller's card part of the one `member.match` has shown them. They have been asked and have agreed. */
export const mergeMember = action<MembersMerged>()(
  'member.merge',
  'anyone',
  v.strictObject({ commandId, ticket: v.pipe(v.string(), v.minLength(1), v.maxLength(256)) }),
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
 * 注销: personal data are erased, points, coupons and growth are lost, the books stay. `confirm` is ticked by the person on a page that
 * says what it means.
 */
export const closeMember = action<{ closed: true }>()(
  'member.close',
  'anyone',
  v.strictObject({ commandId, confirm: v.literal('close-my-account') }),
)
