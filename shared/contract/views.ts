import type { Face, HomeTemplate, PointsRule, Tier } from '../domain/brand/types'
import type { Benefit, CouponState, TimeWindow } from '../domain/coupon/types'
import type { ExchangeLimit, ExchangeState, LapseRule } from '../domain/mall/types'
import type { OrderKind } from '../domain/order/kind'
import type { MonthSum } from '../domain/order/months'
import type { PickUpState, RefundState } from '../domain/order/types'
import type { PerkKind } from '../domain/perk/types'
import type { AppliedFactor, CapWindow } from '../domain/points/types'
import type { Place, StoreHours } from '../domain/store/types'
import type { StoredValueRule } from '../domain/stored-value/types'
import type { TierGap } from '../domain/tier/progress'
import type { RefusalCode } from './errors'

/**
 * What the api shows. Facts, not sentences: money in fen, times in epoch ms, days brand-local
 * `YYYY-MM-DD`; the client words them with shared/text.
 */

export interface TierView extends Tier {
  /** 1 for the lowest: picks the card face and the number of contour lines. */
  level: number
  /**
   * Spending from nothing that surely brings the threshold, whole yuan upwards; 0 where none is needed or
   * money brings no growth.
   */
  thresholdFen: number
}

export interface BrandView {
  id: string
  name: string
  wordmark: string
  /** The client derives the whole theme from it (shared/domain/theme). */
  seedColour: string
  timeZone: string
  /** Lowest first; `tiers[0].benefits` is what joining gives. */
  tiers: TierView[]
  faces: Face[]
  /** What leads the first screen; absent = the card. */
  homeTemplate?: HomeTemplate
  rulesVersion: string
  /** Whether it exchanges points for goods. */
  mall: boolean
}

export interface StoreView {
  id: string
  name: string
  address: string
  /** `''` = none to call. */
  phone: string
  location: Place | null
  /** Facts: whether it is open is worked out by the clock of the page (`openState`). */
  hours: StoreHours | null
}

export interface TierProgressView {
  tier: TierView
  growth: number
  /**
   * The highest tier earned already, else the first ahead; null on the top tier. Worded by
   * `tierProgressWords`.
   */
  next: TierGap<TierView> | null
}

export interface PointsView {
  active: number
  /** Not usable yet: a guest's points, or points waiting for their day. */
  pending: number
  debt: number
  /** The lot that ends first, when there is one. `day` is its last usable day. */
  expiring: { points: number; day: string } | null
}

export interface MemberView {
  state: 'guest' | 'member'
  name: string
  phoneMasked: string
  /** Whether an address is kept; it is shown by `member.profile` alone. */
  hasAddress: boolean
  cardNo: string
  joinedAt: number | null
  progress: TierProgressView
  points: PointsView
  /** For a guest: the last day the points wait for joining. */
  keptUntilDay: string | null
  /**
   * Another card requests to become part of this one, by its number; `dueAt` = when it happens unless
   * stopped.
   */
  mergeAsked?: { id: string; askedAt: number; dueAt: number }
}

/** What a person has given of themselves, as only they are shown it; `''` = not given. */
export interface ProfileView {
  address: string
  /** `MM-DD` */
  birthday: string
  /** First day on which the birthday may be changed or given again; `''` = today. */
  birthdayLockedUntil: string
}

/** What a tier gives by itself besides its rate; coupons by name. */
export interface TierPerksView {
  tierId: string
  /** The coupon of every month. */
  monthly: string | null
  /** `couponName` `''` = points alone. */
  birthday: { points: number; couponName: string } | null
  /** Goods of the mall that this tier opens, by name. */
  exclusive: string[]
}

/** What a member's tier gives, as far as it has come and when the next comes. */
export interface MyPerksView {
  /** `waiting` = promised, and handed over when there is stock again. `nextDay` = when the next one comes. */
  monthly: { name: string; state: 'given' | 'waiting' | 'coming'; nextDay: string } | null
  /** null where the brand gives nothing for birthdays. */
  birthday: {
    /** `MM-DD`, `''` while unknown. */
    monthDay: string
    /** By the tier held today; null = this tier gives none. */
    gift: { points: number; couponName: string } | null
    state: 'unknown' | 'given' | 'waiting' | 'coming'
    /** First day of the next gift, `''` while no birthday is known. */
    nextDay: string
  } | null
}

export interface CouponTermsView {
  name: string
  benefit: Benefit
  thresholdFen: number
  /** `['*']` = every store of the brand. */
  stores: string[]
  /** Empty = any time while valid. */
  times: TimeWindow[]
  /** What it does not combine with, in shop words; '' when nothing. */
  notWith: string
}

/** Why a coupon cannot be used here and now; a refusal code and the sentence for it. */
export interface NotUsable {
  code: RefusalCode
  message: string
}

export interface CouponView {
  id: string
  batchId: string
  terms: CouponTermsView
  state: CouponState
  validFromAt: number
  /** Half-open: the coupon is valid before this instant. */
  validToAt: number
  usesLeft: number
  /** At the store the caller named (or any store), now. null = usable. */
  notUsable: NotUsable | null
  lastUse: { at: number; storeName: string } | null
  revoked: boolean
  /** What took it back, where it was not the refund of its own order. */
  revokedBy?: 'closing' | 'tier'
  /** Given by the tier: for which month (`2026-11`) or birthday year. */
  perk?: { kind: PerkKind; period: string }
}

/** A rotating code for the next minutes, so that it also works offline. Each code is valid for its step. */
export interface CodeSheet {
  stepMs: number
  steps: { fromAt: number; code: string }[]
  /** Server time when the sheet was made: the client corrects its own clock by it. */
  madeAt: number
}

/**
 * The rotating codes of a coupon, and what is read out where they cannot be scanned: its number, then the
 * digits of the step.
 */
export interface CouponCodesView extends CodeSheet {
  /** Nine digits; `''` while none could be given. */
  shortNo: string
  steps: { fromAt: number; code: string; digits: string }[]
}

export interface GiftView {
  index: number
  batchId: string
  /** Why it was given, as the brand calls it: 满 60 元，送一张券. '' once the campaign is gone. */
  campaignName: string
  terms: CouponTermsView
  /** Days the coupon is valid once taken; null when it has fixed dates. */
  validDays: number | null
  takeUntilAt: number
  state: 'waiting' | 'taken' | 'withdrawn' | 'over'
  coupon: CouponView | null
}

export type OrderShownState =
  | 'unpaid'
  | 'paid'
  | 'partly-refunded'
  | 'refunded'
  | 'closed'
  | 'paid-after-close'

export interface OrderView {
  id: string
  /** Last four characters of the order number, for people. */
  tail: string
  state: OrderShownState
  amountFen: number
  payerFen: number
  refundedFen: number
  paidAt: number | null
  storeName: string
  /** `fen` of the whole line; `priceFen` of one piece, rounded. `productId` where our menu has it. */
  lines: { name: string; quantity: number; priceFen: number; fen: number; productId?: string }[]
  /** Only on paid goods of the mini-program. */
  pickUp?: PickUpView
  /** Only where it collects the money of an exchange. */
  exchangeId?: string
  /** Only on a top-up: the bonus that came with it. */
  topUp?: { bonusFen: number }
}

/** Where ordered goods are on their way. */
export interface PickUpView {
  number: number
  /** Brand-local day of the number. */
  day: string
  state: PickUpState
  /** When it came to this state. */
  at: number
}

/** One order in a list of them. */
export interface OrderRowView {
  id: string
  tail: string
  kind: OrderKind
  /** When it was placed, or came to us. */
  at: number
  /** The month it stands under, `YYYY-MM`. */
  month: string
  /** Name of the first goods, `''` where it names none. */
  firstName: string
  /** Pieces of all goods. */
  pieces: number
  storeName: string
  /** What was paid, else what is to be paid. */
  fen: number
  state: OrderShownState
  /** What it has brought; null while nothing is booked. */
  points: number | null
  pickUp: PickUpView | null
  /** Still to be made or fetched. */
  live: boolean
  /** Until when an unpaid one may be paid; null where it cannot be. */
  payableUntilAt: number | null
}

export type MonthSumView = MonthSum

/** One refund of an order. */
export interface RefundView {
  /** Of what the customer paid. */
  fen: number
  state: RefundState
  at: number
  /** In the shop's own words, `''` when it gave none. */
  reason: string
  /** Given back at the counter, not by WeChat Pay. */
  atCounter: boolean
}

/** An order as the counter sees it: nothing of who ordered. */
export interface ToMakeView {
  orderId: string
  tail: string
  pickUp: PickUpView
  paidAt: number
  lines: { name: string; quantity: number }[]
}

/** A coupon that an order could use. */
export interface UsefulCouponView {
  coupon: CouponView
  /** What it takes off this amount, fen; 0 where it cannot be used. */
  savesFen: number
}

export interface PointsEntryView {
  id: string
  at: number
  kind:
    | 'order'
    | 'refund'
    | 'join'
    | 'expire'
    | 'activate'
    | 'adjust'
    | 'exchange'
    | 'return'
    | 'merge'
    | 'close'
    | 'perk'
    /** Earned by paying from stored value, and taken back with it. */
    | 'stored'
    | 'stored-back'
  /** Change of the active balance, signed. */
  points: number
  /** Change of what is not usable yet, signed. */
  pendingPoints: number
  /** Balances after it; of the former card when it was booked there. */
  activeAfter: number
  debtAfter: number
  /** Booked on a card that was merged into today's since. */
  formerCard?: true
  debtRepaid: number
  debtAdded: number
  forgiven: number
  storeName: string
  /** Of an adjustment: why, in the words of who made it. */
  reason?: string
  amountFen: number | null
  orderId: string | null
  orderTail: string
}

/** How the points of one order came about, each step with its own number. */
export interface PointsStoryView {
  entry: PointsEntryView
  paidFen: number
  baseFen: number
  /** The part of the base that is not of excluded goods. */
  eligibleFen: number
  rate: number
  tierName: string
  /** What multiplied the rate; stores by name. Worded by `factorWords`. */
  factors: AppliedFactor[]
  /** The cap that cut the points, null when none did. */
  cappedBy: CapWindow | null
  /** Version of the rule that decided it. */
  ruleVersion: number
  granted: number
  kept: number
  refundedFen: number
  lotDay: string | null
}

/** The earning rule in force; `factors` carry names of stores and goods, and are worded by `factorWords`. */
export interface EarningRuleView
  extends Pick<
    PointsRule,
    | 'version'
    | 'measure'
    | 'waitingDays'
    | 'expiry'
    | 'maxPerOrder'
    | 'maxPerDay'
    | 'maxPerMonth'
    | 'maxGrowthPerOrder'
    | 'maxGrowthPerDay'
    | 'maxGrowthPerMonth'
    | 'growthRate'
  > {
  factors: AppliedFactor[]
  /** When stored value earns; absent where the brand has none. */
  stored?: StoredValueRule['earnOn']
}

/** What goods take. */
export interface GoodsPriceView {
  points: number
  /** Money paid with them, 0 = points alone. */
  fen: number
  /** Why it is this price, in the brand's words; '' = the usual one. */
  note: string
}

/** Goods of the mall as they stand for this person now. */
export interface GoodsView {
  id: string
  name: string
  kind: 'item' | 'coupon'
  /** Names a drawing of the client; '' = the one of its kind. */
  art: string
  /** What this person pays now in points alone. */
  price: GoodsPriceView
  /** Fewer points with money; null = there is no such price now. */
  withMoney: GoodsPriceView | null
  /** Lower prices that another tier or another time has. */
  others: GoodsPriceView[]
  limit: (ExchangeLimit & { left: number }) | null
  /** Units left. */
  left: number
  /** Why not now, null = it can be exchanged. `missing` points and about what they cost in fen. */
  notNow: (NotUsable & { missing?: number; missingFen?: number }) | null
}

/** A customer's exchange of points for goods. */
export interface ExchangeView {
  id: string
  goodsId: string
  goodsName: string
  kind: GoodsView['kind']
  art: string
  points: number
  /** Money that belongs to it, 0 = points alone. */
  fen: number
  /** The order that collects the money, `''` = none. */
  orderId: string
  /** Until when its money may be paid; null while it need not be. */
  payUntilAt: number | null
  state: ExchangeState
  at: number
  /** The coupon it delivered, `''` for a thing to be fetched. */
  couponId: string
  /** Exclusive ends of fetching and of cancelling; null for a coupon. */
  pickUp: { untilAt: number; cancelUntilAt: number; ifLapsed: LapseRule } | null
  /** The store that was chosen to fetch it from, null = any. */
  store: { id: string; name: string } | null
  /** A thing that may be cancelled now, with its points. */
  cancellable: boolean
  handed: { at: number; storeName: string } | null
  /** When it was cancelled, lapsed or left unpaid, 0 = not. */
  endedAt: number
}

/** A hand-over as the clerk pages show it. */
export interface HandOverView {
  exchangeId: string
  /** For people, on the slip and at the till: `R-7K2M-0931`. */
  receiptNo: string
  goodsName: string
  points: number
  /** Money paid with them, fen. */
  fen: number
  at: number
  storeId: string
  storeName: string
  clerkName: string
  mine: boolean
}

/** Stored value in fen: `totalFen` is what can be spent, only `principalFen` can be paid back. */
export interface StoredView {
  totalFen: number
  principalFen: number
  bonusFen: number
}

export interface StoredEntryView {
  id: string
  at: number
  kind: 'top-up' | 'spend' | 'void-spend' | 'refund-principal'
  /** Change, signed. */
  fen: number
  principalFen: number
  bonusFen: number
  afterFen: number
  storeName: string
  reason: string
}

export interface CustomerView {
  maskedName: string
  tierName: string
  phoneTail: string
  isMember: boolean
}

export interface UseView {
  couponId: string
  index: number
  receiptNo: string
  couponName: string
  benefit: Benefit
  offFen: number | null
  customer: CustomerView | null
  storeId: string
  storeName: string
  clerkName: string
  mine: boolean
  at: number
  undoUntilAt: number | null
  /** Its number was typed without the rotating digits: nothing proves that the customer was there. */
  typed: boolean
  voided: { at: number; clerkName: string; reason: string } | null
}

/** Whether one message of a template is agreed to, and whether the last answer was a no. */
export interface NoticeView {
  templateId: string
  agreed: boolean
  declined: boolean
}
