import { dayOf } from '../calendar/day'
import { redemptionNumber } from '../codes/redemption-number'
import type { StaffDoc } from '../staff/types'
import { discountFen } from './discount'
import { latestUse, mayUse, type UseRefusal } from './may-use'
import { move } from './transitions'
import type { CouponDoc, CouponRule, CouponUse } from './types'
import { UNDO_MS } from './undo'

/** The use a clerk's confirmation pushes; the same command makes the same use and receipt number. */
export function newUse(input: {
  couponId: string
  commandId: string
  staff: Pick<StaffDoc, '_id' | 'name'>
  storeId: string
  rule: CouponRule
  /** The bill before the coupon, null when it was not entered. */
  amountFen: number | null
  /** Its number was typed without the rotating digits. */
  typed?: boolean
  now: number
  timeZone: string
}): CouponUse {
  const { couponId, commandId, staff, storeId, rule, amountFen, typed, now, timeZone } = input
  const day = dayOf(now, timeZone)
  return {
    commandId,
    storeId,
    clerkId: staff._id,
    clerkName: staff.name,
    at: now,
    clerkDay: dayKeyOf(staff._id, day),
    storeDay: dayKeyOf(storeId, day),
    amountFen,
    offFen: offFenOf(rule, amountFen),
    receiptNo: redemptionNumber(couponId, commandId),
    ...(typed ? { typed: true as const } : {}),
  }
}

/** Key of a clerk's or a store's list of a day. */
export const dayKeyOf = (clerkOrStoreId: string, day: string) => `${clerkOrStoreId}:${day}`

/** What a use takes off: without an amount only a fixed reduction is known. */
function offFenOf(rule: CouponRule, amountFen: number | null): number | null {
  if (amountFen !== null) return discountFen(rule, amountFen)
  return rule.benefit.kind === 'reduction' ? rule.benefit.offFen : null
}

/**
 * A used coupon keeps its number for as long as its clerk may undo: typed again it still shows who redeemed
 * it.
 */
export const dueWhenUsed = (usedAt: number) => usedAt + UNDO_MS

/** The coupon after one use; the caller's guard has made sure that it may be used. */
export function applyUse(coupon: CouponDoc, use: CouponUse): CouponDoc {
  const usesLeft = coupon.usesLeft - 1
  const state = move(coupon.state, usesLeft === 0 ? 'useLast' : 'use')
  const dueAt = state === 'USED' ? dueWhenUsed(use.at) : coupon.dueAt
  return {
    ...coupon,
    state,
    usesLeft,
    uses: [...coupon.uses, use],
    lock: null,
    version: coupon.version + 1,
    dueAt,
  }
}

export type RedeemReading =
  | { kind: 'not-found' }
  /** This command has had its turn. */
  | { kind: 'redeemed'; use: CouponUse; useIndex: number }
  | { kind: 'undone'; use: CouponUse; useIndex: number }
  /** It was redeemed before: who, when, where. */
  | { kind: 'second'; use: CouponUse; useIndex: number }
  | { kind: 'refused'; refusal: UseRefusal }
  /** Its time has come and no sweeper has opened it yet: open it, then confirm again. */
  | { kind: 'open-first' }
  /** It can be used now (an undo came in between): confirm again. */
  | { kind: 'again' }

/** What it means that the guarded redemption changed nothing: read from the coupon, never guessed. */
export function readRedeem(
  coupon: CouponDoc | null,
  commandId: string,
  rule: Pick<CouponRule, 'times' | 'thresholdFen'>,
  here: { storeId: string; now: number; timeZone: string; amountFen?: number | undefined },
): RedeemReading {
  if (!coupon) return { kind: 'not-found' }
  const useIndex = coupon.uses.findIndex(use => use.commandId === commandId)
  const own = coupon.uses[useIndex]
  if (own) return { kind: own.voided ? 'undone' : 'redeemed', use: own, useIndex }
  const answer = mayUse(coupon, rule, here)
  if (answer.ok) return { kind: coupon.state === 'PENDING' ? 'open-first' : 'again' }
  const use = latestUse(coupon)
  if (answer.refusal.reason !== 'used' || !use) return { kind: 'refused', refusal: answer.refusal }
  return { kind: 'second', use, useIndex: coupon.uses.indexOf(use) }
}
