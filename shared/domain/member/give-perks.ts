import type { MemberDoc, RaiseGift, TierRaise } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { ARCHIVE_GRACE_MS } from '../due'
import { perkCause, perkCouponIdOf } from '../ids'
import { LIMITS } from '../limits'
import { type DuePerk, duePerks, perksOf, withGiven } from '../perk/due-perks'
import type { OwedPerk, PerkBook } from '../perk/types'
import { closeBooks, openBooks, type Written } from '../points/book'
import { lotDayOf } from '../points/lot-day'
import { credit } from '../points/purse'
import { rollMember } from '../points/roll-member'

/** Whether a look at this member today has something to give. */
export function hasDuePerks({
  member,
  brand,
  now,
}: {
  member: MemberDoc
  brand: BrandDoc
  now: number
}): boolean {
  if (!brand.perks || member.state !== 'member') return false
  // At the tier after a review that is due, as the giving itself decides.
  const books = openBooks({ member, brand, now })
  return duePerks(books.member, brand, books.today).length > 0
}

/**
 * Gives everything that is due today, once: points by an entry, coupons as owed under the ids they will have.
 * The deciding write of every perk; the member's own memory of periods refuses a second one. Nothing due →
 * the roll alone, or nothing at all.
 */
export function givePerks(input: {
  member: MemberDoc
  brand: BrandDoc
  now: number
}): Written | { kind: 'nothing' } {
  const { brand, now } = input
  const books = openBooks(input)
  const { member, today, purse } = books
  const due = duePerks(member, brand, today)
  if (due.length === 0) return rollMember(input)
  const perks = due.reduce((book, perk) => booked(book, perk, member._id, now), perksOf(member))
  const paying = due.find(({ points }) => points > 0)
  const raises = remembered(member, due)
  if (!paying) return closeBooks(books, null, { perks, raises })
  credit(purse, 'brand.issued', paying.points, lotDayOf(today, brand.points.expiry))
  const cause = perkCause(paying.kind, paying.period, member._id)
  return closeBooks(books, { cause, kind: 'perk', growth: 0, inputHash: '' }, { perks, raises })
}

/** A raise in its first period remembers what its tier gave: a refund that undoes it takes that back. */
function remembered({ _id, tier, raises }: MemberDoc, due: readonly DuePerk[]): TierRaise[] {
  const gave = due.map(({ kind, batchId, period, points }): RaiseGift => {
    const couponId = batchId ? perkCouponIdOf(kind, period, batchId, _id) : ''
    return { kind, batchId, period, couponId, points }
  })
  return raises.map((raise, i) =>
    i === raises.length - 1 && raise.tier === tier
      ? { ...raise, gave: [...raise.gave, ...gave].slice(-LIMITS.giftsOfRaise) }
      : raise,
  )
}

function booked(book: PerkBook, { kind, batchId, period }: DuePerk, memberId: string, now: number): PerkBook {
  const perk = { kind, batchId, period }
  const couponId = perkCouponIdOf(kind, period, batchId, memberId)
  // The run that decides hands it over at once; the sweeper only when that did not end well.
  const owed: OwedPerk[] = batchId ? [{ ...perk, couponId, tries: 0, tryAt: now + ARCHIVE_GRACE_MS }] : []
  return { ...book, given: withGiven(book.given, perk), owed: [...book.owed, ...owed] }
}
