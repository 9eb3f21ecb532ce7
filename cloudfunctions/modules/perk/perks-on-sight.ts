import type { BrandDoc } from '@shared/domain/brand/types'
import type { CouponDoc } from '@shared/domain/coupon/types'
import type { MemberDoc } from '@shared/domain/member/types'
import { newlyOwed, perksOf } from '@shared/domain/perk/due-perks'
import { givePerks, hasDuePerks } from '@shared/domain/perk/give-perks'
import { afterTry } from '@shared/domain/perk/hand-over'
import { write } from '../points/book-on-member'
import { handOver } from './hand-over'

/** A member as they are now, with the coupons that have just come. */
export interface Perked<Member> {
  member: Member
  coupons: CouponDoc[]
}

/**
 * Gives a member who looks what the timer has not given yet. No trip when nothing is due; otherwise 1, and 2 per coupon. Whoever loses
 * the race, or finds the journal full, shows what was read: the winner or the sweeper gives it.
 */
export async function perksOnSight<Member extends MemberDoc | null>(
  member: Member,
  brand: BrandDoc,
  now: number,
): Promise<Perked<Member | MemberDoc>> {
  if (!member || !hasDuePerks({ member, brand, now })) return { member, coupons: [] }
  const decision = givePerks({ member, brand, now })
  if (decision.kind !== 'booked' || !(await write(member, decision.next))) return { member, coupons: [] }
  const { next } = decision
  const fresh = newlyOwed(member, next)
  const coupons = await handOver(fresh, { memberId: next._id, brand, now })
  const standing = new Set(coupons.map(({ _id }) => _id))
  return {
    // Shown as it is; in the document the sweeper ticks it off.
    member: { ...next, perks: afterTry(perksOf(next), fresh, standing, now) },
    // A pack is seen by its coupons, with the next look.
    coupons: coupons.filter(({ contents }) => contents.length === 0),
  }
}
