import type { BrandDoc } from '../brand/types'
import { dayOf, endOfDay } from '../calendar/day'
import type { StaffDoc } from '../staff/types'
import { dueWhenFinal } from './number'
import { move } from './transitions'
import type { CouponDoc, CouponUse } from './types'

/** Within this time the clerk who redeemed may undo; later only a manager, with a reason. */
export const UNDO_MS = 600_000

export type UndoRefusal = 'use-not-found' | 'too-late' | 'not-yours' | 'reason-missing'
export type UndoDecision =
  /** Write where `{_id, version: before}`. */
  | { kind: 'undone'; next: CouponDoc; before: number; use: CouponUse }
  /** This use was undone before, by this command or another. */
  | { kind: 'already'; use: CouponUse }
  | { kind: 'refused'; reason: UndoRefusal }

type By = Pick<StaffDoc, '_id' | 'role'>

function refusalOf(use: CouponUse, by: By, now: number, reason: string): UndoRefusal | null {
  const fresh = now - use.at <= UNDO_MS
  if (fresh && use.clerkId === by._id) return null
  if (by.role === 'clerk') return use.clerkId === by._id ? 'too-late' : 'not-yours'
  return reason.trim() === '' ? 'reason-missing' : null
}

/**
 * Undoes one use, named by its index, never "the last one". Where the coupon goes then is its own history:
 * revoked meanwhile → DEACTIVATED, over without grace → EXPIRED, over with grace → this one use until the end
 * of the day, else usable again.
 */
export function undoUse(
  coupon: CouponDoc,
  undo: { useIndex: number; commandId: string; by: By; now: number; reason: string },
  brand: Pick<BrandDoc, 'returnGrace' | 'timeZone'>,
): UndoDecision {
  const { useIndex, commandId, by, now, reason } = undo
  const use = coupon.uses[useIndex]
  if (!use) return { kind: 'refused', reason: 'use-not-found' }
  if (use.voided) return { kind: 'already', use }
  const refusal = refusalOf(use, by, now, reason)
  if (refusal) return { kind: 'refused', reason: refusal }
  const voided = { ...use, voided: { at: now, by: by._id, commandId, reason } }
  const uses = coupon.uses.map((each, i) => (i === useIndex ? voided : each))
  const next = { ...returned(coupon, now, brand), uses, version: coupon.version + 1 }
  return { kind: 'undone', next, before: coupon.version, use: voided }
}

function returned(
  coupon: CouponDoc,
  now: number,
  brand: Pick<BrandDoc, 'returnGrace' | 'timeZone'>,
): CouponDoc {
  const dueAt = dueWhenFinal(coupon)
  const { state, usesLeft } = coupon
  const back = { ...coupon, usesLeft: usesLeft + 1 }
  if (coupon.revoked) return { ...back, state: move(state, 'release-revoked'), dueAt }
  if (now < coupon.validTo) return { ...back, state: move(state, 'undo'), dueAt: coupon.validTo }
  if (!brand.returnGrace) return { ...back, state: move(state, 'expire'), dueAt }
  const validTo = endOfDay(dayOf(now, brand.timeZone), brand.timeZone)
  const lapsedUses = (coupon.lapsedUses ?? 0) + usesLeft
  const lapsed = lapsedUses > 0 ? { lapsedUses } : {}
  return { ...coupon, ...lapsed, usesLeft: 1, state: move(state, 'undo'), validTo, dueAt: validTo }
}
