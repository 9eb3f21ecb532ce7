import type { Attribution, Touch } from '../link/types'
import type { GivenPerk, PerkBook } from '../perk/types'
import type { LedgerEntry, Lot, PendingLot } from '../points/types'
import type { EarnedPrincipal, StoredValue, TopUpRecord } from '../stored-value/types'

export const MERGE_REQUEST_STATES = ['asked', 'stopped', 'carried-out', 'lapsed'] as const
export type MergeRequestState = (typeof MERGE_REQUEST_STATES)[number]

type MemberState = 'guest' | 'member' | 'closed'

/** Points put aside for an open exchange. */
export interface Hold {
  /** The exchange's `_id`. */
  exchangeId: string
  until: number
  lots: Lot[]
}

/** A counter of a gift or earning limit; `day` is `''` for limits over the rule's whole life. */
export interface CapCount {
  rule: string
  day: string
  count: number
  /** Of a limit over a campaign's life: the end the campaign had when it was counted, epoch ms. */
  untilAt?: number
}

/**
 * When the account of an id was closed, the last time. What closings took is counted on the member as
 * `forfeited`.
 */
export interface Closing {
  memberId: string
  at: number
}

/** A tier as it was held, with its running period. */
export interface HeldTier {
  tier: string
  tierSinceAt: number
  tierUntilDay: string
  periodGrowth: number
  periodSinceAt: number
}

/** A tier that growth brought, until its first review. */
export interface TierRaise {
  tier: string
  at: number
  /** Growth that carried it: the tier's threshold at that time. */
  threshold: number
  /** What is held again when refunds take growth below it. */
  before: HeldTier
  /** What the tier has given since, newest last: taken back with it where unused. */
  gave: RaiseGift[]
}

/** A perk that a raised tier gave. */
export interface RaiseGift extends GivenPerk {
  /** `''` when it was points alone. */
  couponId: string
  points: number
}

/** Points of one brand-local day that single staff members moved by hand, additions and deductions alike. */
export interface AdjustedAlone {
  day: string
  points: number
}

/**
 * A request to make another card part of this one, proved by this card's phone number alone: it waits, so
 * that the owner can stop it (merge-request.ts). The newest one; an ended request stays until the next.
 */
export interface MergeRequest {
  /** The command of the claimant that asked. */
  id: string
  /** The card that would become part of this one. */
  fromId: string
  /** `_id` of the phone identity that was proved. */
  identityId: string
  state: MergeRequestState
  askedAt: number
  /** From when on it is carried out, epoch ms. */
  dueAt: number
  /** When it was stopped, carried out or lapsed; 0 while it waits. */
  endedAt: number
  /** Requests for this card that were stopped, this one included. */
  stops: number
  /** When the owner has to be notified by a message; NEVER once that is done. */
  noticeAt: number
}

/**
 * A text of a person, encrypted by the deployment's key for the card it was written on, which may be one of
 * the person's former cards. `''` in both = none.
 */
export interface Sealed {
  text: string
  memberId: string
}

/** What only its owner is shown. */
export interface Profile {
  name: Sealed
  address: Sealed
}

/** One person at one brand: the aggregate of points, growth and tier. Arrays are written whole. */
export interface MemberDoc {
  /** `<brandId>:<openid>` */
  _id: string
  brandId: string
  /** +1 with every deciding write; archiving does not change it. */
  seq: number
  state: MemberState
  /** Id of the surviving member, or `''`. */
  mergedInto: string
  formerIds: string[]
  /** Ten digits with a check digit, given at creation. */
  cardNo: string
  tier: string
  tierSinceAt: number
  /** Last day the tier is sure of; `9999-12-31` while no review is set. */
  tierUntilDay: string
  growth: number
  /**
   * Growth that came in the tier's running period, less what refunds took of it: it counts for keeping the
   * tier.
   */
  periodGrowth: number
  /** When that period began, epoch ms. */
  periodSinceAt: number
  /** Raises in their first period, lowest tier first: a refund of the growth that carried one undoes it. */
  raises: TierRaise[]
  /** First character of the name, as staff are shown it; `''` without a name. */
  nameInitial: string
  /** Last four digits, `''` without a phone. */
  phoneTail: string
  /** `_id` of the phone identity, `''` without a phone. */
  phoneId: string
  /** Version of the member rules agreed to, `''` for guests. */
  rulesVersion: string
  createdAt: number
  /** 0 for guests. */
  joinedAt: number
  lots: Lot[]
  pending: PendingLot[]
  debt: number
  /** Points that ended unused, by their lot's day, less what refunds have been forgiven since. */
  lapsed: Lot[]
  /** Points that closings took, less what refunds have been forgiven since. */
  forfeited: number
  stored: StoredValue
  /** Principal that has earned already; absent while none has. */
  storedEarned?: EarnedPrincipal
  /** Top-ups, oldest first: where principal paid back at the counter came from; absent before the first. */
  topUps?: TopUpRecord[]
  holds: Hold[]
  caps: CapCount[]
  /** Birthday, and what the tier has given; absent until there is something to remember. */
  perks?: PerkBook
  /**
   * The last day on which one person adjusted this card alone; decided in the same write as the adjustment.
   */
  adjustedAlone?: AdjustedAlone
  journal: LedgerEntry[]
  /** Cards of this person that were closed; what they had earned before is given up. */
  closings?: Closing[]
  /** Union identities the person has shown, by `_id`; another card may have reserved the same. */
  unionIds?: string[]
  /** What the person wrote of themselves; absent until they do. */
  profile?: Profile
  /** Commands that changed the profile or the birthday, newest last: a repeat changes nothing. */
  profileCommands?: string[]
  /** Commands that changed the phone number, newest last: a repeat changes nothing. */
  phoneCommands?: string[]
  /**
   * Brand-local day on which the owner last opened the card, a week behind at most; absent = not since
   * joining.
   */
  lastSeenDay?: string
  mergeRequest?: MergeRequest
  /** How the person came, newest last: the last paths of the brand they opened. Absent = none. */
  touches?: Touch[]
  /** The path by which they came when they joined; null or absent = none. */
  broughtBy?: Attribution | null
  /** Merged into another card, and its identities still name this document. */
  movingIdentities?: boolean
  /** Closed, and what identifies the person elsewhere is still to be erased. */
  erasing?: boolean
  /** When work that a person or process waits for is due: holds, erasing, the journal. */
  dueAt: number
  /** When a date brings something, as it does to many at once: points, the tier, perks. */
  calendarDueAt: number
}

/** Reserves a phone number, or a person's unionid at WeChat, for one member of a brand. */
export interface IdentityDoc {
  /** `ph:<brandId>:<hmac of the number>` or `un:<brandId>:<hmac of the unionid>` */
  _id: string
  brandId: string
  kind: 'phone' | 'union'
  memberId: string
  /**
   * Drawn anew with every reservation and release, so that a slow release never removes a later reservation.
   */
  token: string
  createdAt: number
  /** When the sweeper checks with the member whether this identity is theirs; NEVER once that is known. */
  dueAt: number
}
