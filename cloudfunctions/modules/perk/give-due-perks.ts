import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { givePerks, hasDuePerks } from '@shared/domain/member/give-perks'
import { newlyOwed, perksOf } from '@shared/domain/perk/due-perks'
import { afterTry } from '@shared/domain/perk/hand-over'
import type { PerkBook } from '@shared/domain/perk/types'
import { memberDuties } from '@shared/domain/points/due'
import { updateWhere } from '../../platform/database'
import { write } from '../account/book-on-member'
import { handOver } from './hand-over'

/** A member as they are now, with the coupons that have just come. */
export interface WithCoupons<Member> {
  member: Member
  coupons: CouponDoc[]
}

/**
 * Gives a member who looks what the timer has not given yet. No trip when nothing is due; otherwise 1, for
 * coupons 1 more and 2 each. A run that loses the race, or finds the journal full, shows what was read: the
 * winner or the sweeper gives it.
 */
export async function giveDuePerks<Member extends MemberDoc | null>(
  member: Member,
  brand: BrandDoc,
  now: number,
): Promise<WithCoupons<Member | MemberDoc>> {
  if (!member || !hasDuePerks({ member, brand, now })) return { member, coupons: [] }
  const decision = givePerks({ member, brand, now })
  if (decision.kind !== 'booked' || !(await write(member, decision.next))) return { member, coupons: [] }
  const fresh = newlyOwed(member, decision.next)
  const tried = await handOver(fresh, { memberId: member._id, brand, now })
  const { coupons } = tried
  const next = { ...decision.next, perks: afterTry(perksOf(decision.next), fresh, tried, now) }
  if (fresh.length > 0) await tickOff(next, brand, now)
  // A pack is seen by its coupons, with the next look.
  return { member: next, coupons: coupons.filter(({ contents }) => contents.length === 0) }
}

/**
 * So that the next look does not find it owed any more; after a concurrent write it is left to the sweeper.
 */
async function tickOff(member: MemberDoc & { perks: PerkBook }, brand: BrandDoc, now: number): Promise<void> {
  const { _id, seq, perks } = member
  await updateWhere('members', { _id, seq }, { perks, ...memberDuties(member, brand, now) })
}
