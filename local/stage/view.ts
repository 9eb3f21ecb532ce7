import type { NoticeMode } from '../pay-till'

/** What the stage page is shown; sent whole whenever something changed, and calls one by one. */
export interface StageView {
  /** The stack's clock, epoch ms, at the moment of sending. */
  now: number
  customer: string
  clerk: string
  people: { id: string; name: string; note: string; phone: 'consumer' | 'clerk' }[]
  till: TillView
  notice: NoticeMode
  fault: FaultMode
  checks: { rules: number; broken: { rule: string; words: string }[] }
  /** Steps of the tour already done, 0–5. */
  toured: number
  calls: { total: number; overBudget: number }
  /**
   * A fresh code of the coupon to scan once more, when its code has left the customer's screen; '' when it is
   * not that time.
   */
  scanAgain: string
  /** What the code on a computer's login page says while it waits for a phone; '' when none does. */
  loginCode: string
}

export interface TillView {
  /** What people call the order: 3081. */
  no: string
  lines: { name: string; fen: number; refunded: boolean }[]
  totalFen: number
  refundedFen: number
  /** `printed` and `claimed` are of a cash sale. */
  state: 'open' | 'waiting' | 'verified' | 'printed' | 'claimed' | 'refunding' | 'refunded'
  /** What 退一部分 would give back, null when nothing is left to give back in part. */
  part: { name: string; fen: number } | null
  /** The receipt of a cash sale; `drawing` = its code, one unit a module. */
  slip: { no: string; address: string; drawing: { path: string; size: number } } | null
}

export const NOTICE_MODES: readonly NoticeMode[] = ['normal', 'late', 'lost', 'twice', 'forged', 'reordered']
export type { NoticeMode }

export const FAULT_MODES = ['none', 'before', 'after'] as const
export type FaultMode = (typeof FAULT_MODES)[number]

/** One invocation of a function, as the list shows it. */
export interface CallView {
  id: string
  at: number
  kind: 'api' | 'http' | 'jobs'
  name: string
  who: string
  ms: number
  tag: { tone: 'ok' | 'warn' | 'no'; text: string } | null
  trips: TripView[]
  /** Trips that are not counted against the budget: settings read into a fresh instance, APIs of WeChat. */
  uncounted: number
  chain: number
  budget: { trips: number; chain: number } | null
  overBudget: boolean
}

export interface TripView {
  n: number
  summary: string
  /** The same without anything left out. */
  full: string
  outcome: string
  /** ms since the invocation began. */
  fromMs: number
  toMs: number
  depth: number
}
