import * as v from 'valibot'
import { action } from '../action'
import { commandId, limits } from '../fields'
import type { BrandView, MemberView, StoredView } from '../views'

/** The caller's own card before and after a merge. */
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
  /**
   * The one that stays, as far as its owner needs to recognise it: last four digits, and the month of joining
   * (`2025-03`).
   */
  other: { cardTail: string; joinedMonth: string }
  /** What agreeing brings: the merge, a request that the owner may stop, or nothing new while one waits. */
  merging: { kind: 'now' } | { kind: 'waits'; hours: number } | { kind: 'waiting'; dueAt: number }
  /** Proof for `member.merge` of what this caller has proved and seen, good for ten minutes. */
  permit: string
}

/**
 * The caller's other card: the one that their verified phone number belongs to (after `PHONE_TAKEN`), or, in
 * a second mini-program of the brand, the one their unionid belongs to. Changes nothing; WeChat takes the
 * code once.
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

export type MergeAnswered =
  /**
   * `card` = the one both are from now on; `moved` = active points that came over, 0 when it was done before.
   */
  | { kind: 'merged'; card: MergingCard; moved: number }
  /** Asked for: it happens at `dueAt` unless the other card's owner stops it. */
  | { kind: 'waiting'; dueAt: number }

/**
 * Makes the caller's card part of the one `member.match` has shown them, or requests it. They have been asked
 * and have agreed.
 */
export const mergeMember = action<MergeAnswered>()(
  'member.merge',
  'anyone',
  v.strictObject({ commandId, permit: v.pipe(v.string(), v.minLength(1), v.maxLength(256)) }),
)

/**
 * The owner of a card says no to the merge that waits for it (`mergeAsked.id`). A request that has ended some
 * other way is left so.
 */
export const stopMerge = action<{ member: MemberView }>()(
  'member.stopMerge',
  'anyone',
  v.strictObject({ commandId, requestId: commandId }),
)
