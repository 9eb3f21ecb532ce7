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
}

export interface TillView {
  /** What people call the order: 3081. */
  no: string
  lines: { name: string; fen: number; refunded: boolean }[]
  totalFen: number
  refundedFen: number
  state: 'open' | 'waiting' | 'verified' | 'refunding' | 'refunded'
  /** What 退一部分 would give back, null when nothing is left to give back in part. */
  part: { name: string; fen: number } | null
}

export const NOTICE_MODES = ['normal', 'late', 'lost', 'twice', 'forged', 'reordered'] as const
export type NoticeMode = (typeof NOTICE_MODES)[number]

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
  /** Trips that only read settings into a fresh instance; not counted against the budget. */
  settingsTrips: number
  chain: number
  budget: { trips: number; chain: number } | null
  overBudget: boolean
}

export interface TripView {
  n: number
  summary: string
  outcome: string
  /** ms since the invocation began. */
  fromMs: number
  toMs: number
  depth: number
}
