/** What the audit walks through, in this order. */
export const AUDIT_STEPS = ['people', 'orders', 'coupons', 'batchShards', 'exchanges', 'goodsShards'] as const
export type AuditStep = (typeof AUDIT_STEPS)[number]

/** A run of documents that are adjacent by their ids, carried over the end of a page. */
export interface Carry {
  key: string
  count: number
}

/** What the finance person owes attention to on one day: the points people could still spend, in fen. */
export interface Liability {
  /** Usable, waiting and held points of all accounts, without what has expired by the clock. */
  points: number
  /** Points people owe back. */
  debt: number
  /** `points` at the brand's worth of a point, rounded up. */
  pointsFen: number
  storedPrincipalFen: number
  storedBonusFen: number
}

/**
 * How far one audit has come; a turn goes on where the last one stopped, and no turn needs more than its
 * pages in memory.
 */
export interface AuditProgress {
  step: AuditStep
  /** The last `_id` of the step that was looked at. */
  cursor: string
  carry: Carry
  /** Broken promises so far: how many, and the first of them in words. */
  broken: { step: AuditStep; count: number; shown: string[] }[]
  liability: Liability
  looked: number
  turns: number
}
