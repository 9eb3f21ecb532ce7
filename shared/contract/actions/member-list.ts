import * as v from 'valibot'
import { action } from '../action'
import { handle, id, limits } from '../fields'
import type { BrandView, PointsEntryView, PointsView, TierProgressView } from '../views'

/** A member as staff see them at the desk: no openid, no number but its tail, a masked name. */
export interface MemberRowView {
  /** A handle. */
  customerId: string
  maskedName: string
  /** `''` without a phone. */
  phoneTail: string
  cardNo: string
  tierId: string
  joinedAt: number
  /** Usable points as of today. */
  points: number
  /** Brand-local day on which they last opened the card, a week behind at most; `''` = not since joining. */
  lastSeenDay: string
}

/** Joined within so many days, today included; 0 = whenever. */
const JOINED_DAYS = [0, 1, 7, 30] as const

export interface MembersListed {
  brand: BrandView
  /** Newest first. */
  members: MemberRowView[]
  /** How many the filter finds, exactly. */
  total: number
  /** How many of each tier, lowest first, among those who joined in the chosen time. */
  tiers: { tierId: string; count: number }[]
  /** Where the next page begins; null at the end. */
  next: string | null
  now: number
}

/** The members of the brand, the newest first, 20 a page. For staff of all stores. */
export const listMembers = action<MembersListed>()(
  'member.list',
  'staff',
  v.strictObject({
    tierId: v.optional(id),
    joinedDays: v.picklist(JOINED_DAYS),
    after: v.optional(v.pipe(v.string(), v.maxLength(limits.cursorLength), v.regex(/^\d{1,16}\.\d{1,4}$/))),
  }),
)

export interface MembersFound {
  brand: BrandView
  members: MemberRowView[]
  /** False: more have this tail than are listed. */
  complete: boolean
  now: number
}

/**
 * Finds members by a card number (10 digits), a whole phone number (11) or its last four digits. Names are
 * not searched. A whole number finds the one who has proved that it is theirs.
 */
export const searchMembers = action<MembersFound>()(
  'member.search',
  'staff',
  v.strictObject({ digits: v.pipe(v.string(), v.regex(/^(\d{4}|\d{10}|1\d{10})$/)) }),
)

/** One thing that happened to a member. Names of stores and coupons, never of other customers. */
export type TimelineItem =
  | {
      kind: 'payment'
      at: number
      orderTail: string
      storeName: string
      paidFen: number
      refundedFen: number
    }
  /** `byNames` = staff who answer for it; empty where it follows from something else. */
  | { kind: 'points'; at: number; entry: PointsEntryView; byNames: string[] }
  | { kind: 'coupon'; what: 'taken'; at: number; couponName: string }
  | {
      kind: 'coupon'
      what: 'used' | 'undone'
      at: number
      couponName: string
      storeName: string
      offFen: number | null
      byName: string
    }

export interface MemberProfile extends Omit<MemberRowView, 'points'> {
  progress: TierProgressView
  points: PointsView
  /** When points end: the last usable day and how many, soonest first; null = never. */
  ends: { day: string | null; points: number }[]
  coupons: { usable: number; used: number; over: number }
  /** Name of the path by which they joined; `''` for none. */
  broughtBy: string
}

export interface TimelineOpened {
  brand: BrandView
  /** Only on the first page. */
  profile: MemberProfile | null
  /** Newest first; what happened at one moment stands together. */
  items: TimelineItem[]
  /** Where the next page begins; null at the end. */
  next: string | null
  now: number
}

/** One member: numbers, and payments, points, coupons and what staff did, on one line of time. */
export const openTimeline = action<TimelineOpened>()(
  'member.timeline',
  'staff',
  v.strictObject({
    customerId: handle,
    after: v.optional(v.pipe(v.string(), v.maxLength(limits.cursorLength), v.regex(/^\d{1,16}~[e\d.]*$/))),
  }),
)
