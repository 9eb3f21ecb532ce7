/**
 * What a brand gives its members of a tier without being asked (docs/tier-benefits.md). Absent on
 * brands that give nothing.
 */
export interface PerkRule {
  /** A coupon once every brand-local month; a tier not named gets none. */
  monthly: { tierId: string; batchId: string }[]
  /** null = the brand gives nothing for birthdays and does not request them. */
  birthday: BirthdayRule | null
}

export interface BirthdayRule {
  window: BirthdayWindow
  /** One of them once a year, by the tier of the day it is given. `batchId` `''` = points alone. */
  gifts: { tierId: string; points: number; batchId: string }[]
}

/**
 * The days on which the gift of a year is given: the birthday's whole month, or some days around the
 * birthday.
 */
export type BirthdayWindow = { by: 'month' } | { by: 'days'; before: number; after: number }

export type PerkKind = 'monthly' | 'birthday'

/**
 * The newest period a perk was decided for: of a monthly coupon per batch, of the birthday gift per person.
 */
export interface GivenPerk {
  kind: PerkKind
  /** `''` when no coupon belonged to it. */
  batchId: string
  /** `2026-11` of a monthly coupon, the birthday's year `2026` of a birthday gift. */
  period: string
  /**
   * Decided against: the birthday was said after its day, or the account was closed before it was handed
   * over.
   */
  skipped?: true
}

/** A coupon that was decided and does not exist yet. */
export interface OwedPerk extends GivenPerk {
  /** The `_id` the coupon will have: whichever run hands it over, it is one coupon. */
  couponId: string
  tries: number
  /**
   * When it is tried again, epoch ms; NEVER while its batch has none to give: a watch on the batch wakes it.
   */
  tryAt: number
}

/**
 * A batch that members wait for: asked for stock at `dueAt`, with growing pauses, instead of every member
 * asking by themselves.
 */
export interface PerkWatchDoc {
  /** The batch's `_id`. */
  _id: string
  brandId: string
  /** Checks in a row that found nothing to give. */
  tries: number
  /** The last member woken; `''` = from the beginning. */
  cursor: string
  dueAt: number
}

/** What one member has been given and is owed; written whole with the member. */
export interface PerkBook {
  /** `MM-DD`, `''` while unknown; a year is never asked for. */
  birthday: string
  /** Brand-local day on which it was said; its gift comes from the day after. Absent before the first one. */
  saidDay?: string
  /** Brand-local year in which it was last changed, or given again after a removal. Absent = never. */
  changedYear?: string
  given: GivenPerk[]
  owed: OwedPerk[]
  /** Coupons of a tier that a refund has undone, still to be taken back; absent: none. */
  withdrawn?: WithdrawnPerk[]
}

type WithdrawnPerk = Pick<OwedPerk, 'kind' | 'batchId' | 'period' | 'couponId'>
