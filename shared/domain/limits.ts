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
  /** WeChat Pay allows 50 partial refunds of one order. */
  refundsPerOrder: 50,
  /** Reservations in one stock shard; the next taker processes the shard first. */
  reservations: 100,
  stockShards: 16,
  unitsPerStockShard: 1000,
  couponsPerPack: 5,
  couponsPerMember: 20,
  /** Load, decide, write: attempts before a duty is left to the sweeper. */
  attempts: 5,
  contourSvgBytes: 30 * 1024,
} as const
