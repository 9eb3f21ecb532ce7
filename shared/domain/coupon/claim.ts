import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { claimedCouponIdOf } from '../ids'
import type { Reservation } from '../stock/types'
import { tierById } from '../tier/tier-of'
import type { BatchDoc, CouponDoc, CouponRule } from './types'
import { isOverWhenTaken } from './validity'

/** The contract's codes for a claim that cannot be made at all. */
export type ClaimRefusal = 'BATCH_NOT_FOUND' | 'BATCH_CLOSED' | 'BATCH_OVER' | 'NOT_MEMBER' | 'TIER_REQUIRED'

/**
 * Why a person may not claim from a batch at all, or null; stock and the per-person limit are decided by
 * writes. Only a batch for a tier depends on who claims, so `member` is read for those alone. `rules`: of the
 * coupon, or of each coupon in a pack.
 */
export function mayClaim(
  batch: BatchDoc,
  rules: readonly Pick<CouponRule, 'validity'>[],
  member: Pick<MemberDoc, 'state' | 'tier'> | null,
  brand: Pick<BrandDoc, 'tiers' | 'timeZone'>,
  now: number,
): ClaimRefusal | null {
  if (batch.channel !== 'claim' || batch.state === 'draft') return 'BATCH_NOT_FOUND'
  if (batch.state !== 'open' || now < batch.claimFromAt || now >= batch.claimToAt) return 'BATCH_CLOSED'
  if (isOverWhenTaken(rules, now, brand.timeZone)) return 'BATCH_OVER'
  if (batch.needTier === '') return null
  if (member?.state !== 'member') return 'NOT_MEMBER'
  const rank = (id: string) => tierById(id, brand.tiers).threshold
  return rank(member.tier) < rank(batch.needTier) ? 'TIER_REQUIRED' : null
}

export const slotIdsOf = (batch: Pick<BatchDoc, '_id' | 'limitPerMember'>, memberId: string) =>
  Array.from({ length: batch.limitPerMember }, (_, i) => claimedCouponIdOf(batch._id, memberId, i + 1))

/** What my slots say before a unit is taken: a hint, except when the command has its coupon already. */
export function chooseSlot(
  batch: Pick<BatchDoc, '_id' | 'limitPerMember'>,
  memberId: string,
  existing: readonly CouponDoc[],
  commandId: string,
): { kind: 'already'; coupon: CouponDoc } | { kind: 'limit' } | { kind: 'free'; ids: string[] } {
  const ofCommand = existing.find(coupon => coupon.commandId === commandId)
  if (ofCommand) return { kind: 'already', coupon: ofCommand }
  const ids = slotIdsOf(batch, memberId).filter(id => !existing.some(coupon => coupon._id === id))
  return ids.length > 0 ? { kind: 'free', ids } : { kind: 'limit' }
}

/**
 * How many slots of today's card are left to a person whose former cards have claimed too: `existing` = the
 * coupons of every id's slots.
 */
export function slotsLeftTo(
  batch: Pick<BatchDoc, '_id' | 'limitPerMember'>,
  memberId: string,
  existing: readonly CouponDoc[],
): number {
  const former = existing.filter(coupon => coupon.memberId !== memberId)
  return Math.max(0, batch.limitPerMember - former.length)
}

/**
 * What a coupon found under my `_id` means. `answer`: it is this command's; give my unit back if another
 * run's token is in it. `taken`: another command's coupon or a tombstone; try the next slot, or give back.
 */
export function readDuplicate(
  existing: CouponDoc,
  mine: Pick<Reservation, 'takenFor' | 'token'>,
): { kind: 'answer'; coupon: CouponDoc; giveBack: boolean } | { kind: 'taken' } {
  if (existing.commandId !== mine.takenFor) return { kind: 'taken' }
  return { kind: 'answer', coupon: existing, giveBack: existing.token !== mine.token }
}
