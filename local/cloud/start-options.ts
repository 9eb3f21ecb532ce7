import type { Clock } from './clock/clock'
import type { CollectionDeclaration } from './engine/catalogue'
import type { Latency } from './faults/latency'
import type { Plan, PlanName } from './protocol/plan'

export type StartOptions = {
  /** One folder per function, each with `index.js` and `config.json`. */
  functionsDir: string
  /**
   * Where data lives; omitted: a fresh temporary folder, removed on stop and not flushed to disk per write.
   */
  dataDir?: string
  /** Port of the wire protocol; 0 or omitted: any free one. */
  port?: number
  collections: CollectionDeclaration[]
  /** Warn of every query that no index serves; otherwise of those that look at more than 1,000 documents. */
  strictIndexes?: boolean
  /** Environment variables of every function. */
  env?: Record<string, string>
  envId?: string
  clock?: Clock
  /** Instances (worker threads) one function may have at a time; further invocations wait in line. */
  instancesPerFunction?: number
  /** Leave the previous caller's identity in a reused instance's environment, as the platform can. */
  stickyEnv?: boolean
  httpRoutes?: { path: string; function: string }[]
  /** `manual`: timers of config.json fire only by `fireTimer`. */
  timers?: 'auto' | 'manual'
  /**
   * Functions built anew are used from their next invocation on; otherwise only what was there at the start.
   */
  reload?: boolean
  /** Overrides the time limit of every function's config.json, in ms. */
  timeLimitMs?: number
  /** How long round trips take; omitted: as fast as they are. */
  latency?: Latency
  /** Limits of the bought plan, by name or in figures; omitted: none. */
  plan?: Plan | PlanName
  /** Chance of faults and jitter replays from the same seed, for invocations made in the same order. */
  seed?: number
  /** Clocks of instances are off by this much, one ahead, the next behind. */
  clockSkewMs?: number
  /**
   * Functions wait so many times longer for an answer than they ask for (requests of the SDK,
   * `AbortSignal.timeout`), so that a busy machine does not look like a slow network; 1 when omitted.
   */
  patience?: number
}
