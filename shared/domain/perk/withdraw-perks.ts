import type { RaiseGift } from '../account/types'
import { perkCouponIdOf } from '../ids'
import { samePerk, withGiven } from './due-perks'
import type { OwedPerk, PerkBook, PerkRule } from './types'

interface Withdrawal {
  book: PerkBook
  /** Points to take back as far as they are unused. */
  points: number
}

/**
 * What a refund takes back with the tiers it undid: their coupons, owed or existing, and what their birthday
 * gift was more than that of the tier held again. A coupon which that tier gives as well stays; its own
 * birthday coupon comes in the place of the other.
 */
export function withdrawPerks(
  book: PerkBook,
  gave: readonly RaiseGift[],
  {
    perks,
    tier,
    memberId,
    now,
  }: { perks: PerkRule | undefined; tier: string; memberId: string; now: number },
): Withdrawal {
  let left = book
  let points = 0
  for (const gift of gave) {
    if (gift.kind === 'monthly') {
      const isGivenAnyway = perks?.monthly.some(each => each.tierId === tier && each.batchId === gift.batchId)
      if (!isGivenAnyway) left = without(left, gift)
      continue
    }
    const own = perks?.birthday?.gifts.find(({ tierId }) => tierId === tier)
    const batchId = own?.batchId ?? ''
    points += Math.max(0, gift.points - (own?.points ?? 0))
    if (batchId === gift.batchId) continue
    left = without(left, gift)
    if (batchId) left = instead(left, { ...gift, batchId }, memberId, now)
  }
  return { book: left, points }
}

/** Its coupon is taken back or never handed over; the period stays decided. */
function without(book: PerkBook, { kind, batchId, period, couponId }: RaiseGift): PerkBook {
  if (couponId === '') return book
  const perk = { kind, batchId, period }
  return {
    ...book,
    given: book.given.map(each =>
      samePerk(each, perk) && each.period === period ? { ...each, skipped: true } : each,
    ),
    owed: book.owed.filter(row => row.couponId !== couponId),
    withdrawn: [...(book.withdrawn ?? []), { ...perk, couponId }],
  }
}

function instead(book: PerkBook, gift: RaiseGift, memberId: string, now: number): PerkBook {
  const perk = { kind: gift.kind, batchId: gift.batchId, period: gift.period }
  const couponId = perkCouponIdOf(perk.kind, perk.period, perk.batchId, memberId)
  const row: OwedPerk = { ...perk, couponId, tries: 0, tryAt: now }
  const others = book.given.filter(each => !samePerk(each, perk))
  return { ...book, given: withGiven(others, perk), owed: [...book.owed, row] }
}
