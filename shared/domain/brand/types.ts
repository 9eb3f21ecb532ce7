import type { PerkRule } from '../perk/types'
import type { NoticeTemplate } from '../reminder/types'
import type { Place, StoreHours } from '../store/types'
import type { StoredValueRule } from '../stored-value/types'

/** Points and growth come from what the customer paid, or from the order's total with promotions. */
export type Measure = 'payer' | 'total'

/** Lowest first; the first tier has threshold 0 and is also the rate of guests. */
export interface Tier {
  id: string
  name: string
  /** Growth needed, inclusive. */
  threshold: number
  /** Points per yuan in ten-thousandths: 12000 = 1.2 points. */
  rate: number
  benefits: string[]
}

/** Multiplies the tier's rate where it applies, in ten-thousandths: 20000 = double, 0 = earns nothing. */
export type Factor =
  | { on: 'store'; storeId: string; factor: number }
  /** 1 = Monday … 7 = Sunday, of the paid day. */
  | { on: 'weekday'; weekday: number; factor: number }
  /** Only where the order has lines; 0 takes the goods out, of growth too. */
  | { on: 'goods'; productId: string; factor: number }

/** When points end; always with a whole brand-local day. */
export type Expiry =
  /** With the month this many months after the paid day. */
  | { after: 'months'; months: number }
  /** With the year this many years after the paid one: 0 = the same year. */
  | { after: 'years'; years: number }
  | { after: 'never' }

export interface PointsRule {
  /** Stored with every order it decided. */
  version: number
  measure: Measure
  /** Days after the paid day until points become active; 0 = at once. */
  waitingDays: number
  expiry: Expiry
  factors: Factor[]
  /** Points one order may earn; 0 = no cap. */
  maxPerOrder: number
  /** Points one person may earn per paid day; 0 = no cap. */
  maxPerDay: number
  /** Points one person may earn per paid month; 0 = no cap. */
  maxPerMonth: number
  /** Growth one order, and one person per paid day and month, may bring; 0 = no cap. */
  maxGrowthPerOrder: number
  maxGrowthPerDay: number
  maxGrowthPerMonth: number
  /** Most points one manager may add or take alone; above it a second person approves. */
  adjustAlone: number
  /** The most of a day, additions and deductions together: of one staff member, and of one card. */
  adjustAlonePerDay: { staff: number; card: number }
  /** Growth per yuan in ten-thousandths. */
  growthRate: number
}

/** The yearly look at a tier. Without one, tiers are never lost. */
export interface TierReview {
  /** A tier is sure until the end of the month this many months after it was reached or kept. */
  months: number
  /** Growth within that time that keeps the tier; a tier not named is always kept. */
  keep: { tierId: string; growth: number }[]
  /** What happens when it is not reached: one tier lower, or the tier of that time's growth alone. */
  otherwise: 'one-down' | 'recalculate'
}

/** How large a sale staff may credit by hand, in fen; `clerkFen` 0 = managers only. */
export interface CreditLimit {
  clerkFen: number
  managerFen: number
  /** What one staff member may credit by hand in a day, all sales together; beyond it a colleague does. */
  perDayFen: number
}

/** A card face: gradient 140° from → to, text colour, foil for the top tier; hex colours. */
export interface Face {
  from: string
  to: string
  ink: string
  foil?: string
}

/** What leads the first screen (seed MC-06): the card, the coupons of the store, or the store itself. */
export type HomeTemplate = 'card' | 'coupons' | 'store'

/** What the post-payment page can show below its headline, in the order of a brand that arranges nothing. */
export const LANDING_BLOCKS = [
  /** What a refund took back: points, gifts, the tier. */
  'refund',
  /** What a top-up brought, and how it is used up. */
  'top-up',
  /** The gifts of this order. */
  'gifts',
  /** What the next payment has to reach for a gift. */
  'next-gift',
  /** What joining gives; for guests. */
  'joining',
  /** The best coupon to use in this store; for members. */
  'coupon',
  /** How far to the next tier; for members. */
  'next-tier',
  'store',
] as const
export type LandingBlock = (typeof LANDING_BLOCKS)[number]

export interface BrandDoc {
  /** The brand id, first part of every key: `shanze`. */
  _id: string
  name: string
  wordmark: string
  /** `#RRGGBB`, the one colour a brand gives. */
  seedColour: string
  /** IANA name, one of `FixedZone` (calendar/offset.ts): with any other no merchant number is entered. */
  timeZone: string
  /**
   * The mini-program of the brand; `''` = not named yet, which only a deployment for this one brand may leave
   * so.
   */
  appid: string
  /** Further mini-programs of the brand that share this environment. */
  furtherAppids?: string[]
  /** Legal entity the brand is claimed by. */
  entity: string
  /** The merchant number the brand was claimed with (seed BR-02). */
  mainMchid: string
  tiers: Tier[]
  points: PointsRule
  review: TierReview | null
  /** What members get by themselves, month by month and for their birthday; absent = nothing. */
  perks?: PerkRule
  /** One per tier, lowest first; empty = derived from the seed colour. */
  faces: Face[]
  /** Subscribe messages the brand may send, at most one of a kind. */
  notices: NoticeTemplate[]
  /** An undone coupon whose validity is over: usable until the end of the day, or EXPIRED. */
  returnGrace: boolean
  /**
   * Clerks may type a coupon's number without the rotating digits beside it; such uses are marked and
   * counted. Absent = no.
   */
  typedCodesWithoutDigits?: boolean
  /** Days after the sale on which a printed receipt can still be claimed. */
  receiptClaimDays: number
  /** Sales in cash or elsewhere that staff may credit by hand; absent = not allowed. */
  counterCredit?: CreditLimit
  /**
   * What one point costs the brand when it is spent, in ten-thousandths of a fen: the finance person's
   * estimate.
   */
  pointWorth: number
  features: { mall: boolean; storedValue: boolean }
  /**
   * Whether WeChat freezes the money of the mini-program's orders until they are reported as handed over;
   * absent = it does not.
   */
  shipping?: { upload: boolean }
  /** Absent while the brand has not set up stored value (docs/stored-value.md). */
  storedValue?: StoredValueRule
  /** Hours a merge proved by a phone number alone waits for the other card's owner; 48 when absent. */
  mergeWaitHours?: number
  /** Days after coming by a path in which the path is given credit; 30 when absent. */
  attributionDays?: number
  /** Absent = the card. */
  homeTemplate?: HomeTemplate
  /**
   * Blocks of the post-payment page in the brand's order; absent = all, in theirs (order/landing-blocks.ts).
   */
  landing?: LandingBlock[]
  /**
   * What a batch may cost at worst, in fen, for one person to publish it; above it a second one agrees.
   * Absent = ¥50,000.
   */
  batchAloneFen?: number
  /** Version of the member rules people agree to when they join. */
  rulesVersion: string
}

export interface StoreDoc {
  /** `<brandId>:<code>` */
  _id: string
  brandId: string
  /** Raised by every operation on it. */
  version: number
  name: string
  address: string
  phone: string
  /** null = not entered: no map and no distance. */
  location: Place | null
  /** null = not entered: nothing is refused by the clock. */
  hours: StoreHours | null
  active: boolean
  /** Place in the brand's list, smallest first; the first is the default where none was chosen. */
  rank: number
}
