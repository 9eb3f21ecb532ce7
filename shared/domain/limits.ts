import { DAY_MS, MINUTE_MS } from './calendar/units'

/** Every limit of the domain in one place. Source: docs/architecture/state-changes.md unless named. */
export const LIMITS = {
  /** Pending rows of a member; beyond it the oldest of one lot day merge under `ref: ''`. */
  pending: 60,
  /** Lots end at month ends, so this is more than three years of daily use. */
  lots: 40,
  /** Entries not yet archived; a command that meets a full journal archives first. */
  journal: 20,
  holds: 5,
  /**
   * Top-ups a member remembers, so that money paid back is taken from each once; beyond it the oldest is
   * forgotten.
   */
  topUps: 30,
  /** Counters of limits per day and month, and of limits over a campaign's life. */
  datedCaps: 40,
  lifetimeCaps: 40,
  /** Commands one staff member gives by hand in one day, all kinds together. */
  commandsPerStaffDay: 1000,
  /** Days a point of a cancelled exchange lives whose own lot has ended meanwhile; once per point. */
  graceDays: 7,
  /** Perks a raise remembers: a year's months and birthdays, and some more. */
  giftsOfRaise: 24,
  /** Exchanges one person may begin of one goods in one period, those that came to nothing included. */
  exchangesPerPeriod: 100,
  /**
   * Orders of one person that may wait for payment at once: each costs a prepay and later queries at WeChat
   * Pay.
   */
  openOrders: 10,
  /** Orders a clerk sees as still to be made or fetched, of one store. */
  ordersToMake: 100,
  /** WeChat Pay allows 50 partial refunds of one order. */
  refundsPerOrder: 50,
  /** Reservations in one stock shard; the next taker processes the shard first. */
  reservations: 100,
  stockShards: 16,
  unitsPerStockShard: 1000,
  couponsPerPack: 5,
  /** Seed CP-20. */
  batchesPerCampaign: 5,
  /** Gifts that the campaigns of one time may bring with one payment; more no page shows. */
  giftsPerOrder: 10,
  /** States a campaign had: each is read with every payment. */
  campaignStates: 50,
  couponsPerMember: 20,
  /** Load, decide, write: attempts before a duty is left to the sweeper. */
  attempts: 5,
  /** Touches a person's document remembers: more than people have within a window. */
  touches: 5,
  /** A name and an address in characters, an emoji counted once. */
  nameLength: 20,
  addressLength: 100,
  /** Commands that changed a member's own facts, by which a repeat is known. */
  profileCommands: 10,
  /** Earlier targets of a path, and commands by which a repeat is known. */
  linkTargets: 20,
  linkCommands: 20,
  /** Commands that changed a staff member, by which a repeat is known. */
  staffCommands: 20,
  /** Staff of one brand on one page. */
  staffShown: 500,
  contourSvgBytes: 30 * 1024,
  /** What one query from a cloud function answers at most (WeChat cloud database, `collection.limit`). */
  rowsPerQuery: 1000,
  /** Documents the nightly audit and a bill's comparison read at once: their memory, not the database's. */
  rowsPerAuditRead: 500,
  /** Rows of a list people scroll; one more is read to know whether there is another page. */
  rowsPerPage: 20,
} as const

/** How long a signed token may be used after what it proves was shown; as short as the work allows. */
export const TOKEN_LIFE_MS = {
  /** A clerk with a customer before them: redeem, serve, hand over. */
  desk: 5 * MINUTE_MS,
  /** A person who compares two cards. */
  merge: 10 * MINUTE_MS,
  /** A browser that opens a file of the books. */
  exportLink: 10 * MINUTE_MS,
} as const

/** A coupon that ends within it is named on the card. */
export const ENDS_SOON_MS = 3 * DAY_MS

/** Numbers WeChat Pay takes (`out_trade_no`, `out_refund_no`); any other is not worth a question. */
export const PAY_NUMBER = {
  order: /^[\w|*@-]{6,32}$/,
  refund: /^[\w|*@-]{1,64}$/,
} as const
