import type { Clock } from './clock/clock'
import type { CollectionDeclaration } from './engine/catalogue'
import type { Doc } from './engine/values'
import type { FaultRule } from './faults/faults'
import type { Latency } from './faults/latency'
import type { Inspector } from './inspect/inspector'
import type { Plan, PlanName } from './protocol/plan'

export type { Clock, CollectionDeclaration, Doc, FaultRule }

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

export type Caller = {
  openid?: string
  appid?: string
  unionid?: string
  /** `wx_client` when omitted; `wx_http`, `wx_trigger`, `wx_paycallback` … have no identity. */
  source?: string
  clientIp?: string
  /** The caller in a mini-program that shares this environment's resources. */
  fromOpenid?: string
  fromAppid?: string
  fromUnionid?: string
}

export type CallOutcome =
  | { ok: true; result: unknown; invocation: Invocation }
  | {
      ok: false
      error: { errorCode: number; errorMessage: string; stackTrace?: string }
      invocation: Invocation
    }

export type Invocation = {
  id: string
  /** The how-manieth since the start, from 1: chance is drawn by it. */
  n: number
  function: string
  event: unknown
  caller?: Caller
  /** By the movable clock, epoch ms. */
  startedAt: number
  durationMs: number
  outcome: 'running' | 'ok' | 'error' | 'timeout' | 'killed'
  error?: { errorCode: number; errorMessage: string; stackTrace?: string }
  trips: Trip[]
  /** Longest chain of trips that had to wait for one another. */
  depth: number
  warnings: string[]
  logs: string[]
}

export type Trip = {
  n: number
  action: string
  collection?: string
  /** `members.get shanze:o…` */
  summary: string
  /** Since the invocation started. */
  startMs: number
  endMs: number
  depth: number
  scanned: number
  returned: number
  outcome: string
  request: unknown
  answer?: unknown
}

export type HttpRequest = {
  method: string
  path: string
  headers: Record<string, string>
  query?: Record<string, string>
  body: Buffer
}
export type HttpAnswer = { status: number; headers: Record<string, string>; body: Buffer }

/** The state of a moment, to go back to. */
export interface Kept {
  /** Everything as it was then. */
  restore(): Promise<void>
  /** Whether everything is still, or again, as it was then. */
  stands(): boolean
}

export interface LocalCloud {
  /** Where the wire protocol is spoken. */
  url: string
  envId: string
  clock: Clock
  /**
   * Calls a function as `wx.cloud.callFunction` of this caller would: a `CloudID` among the event's fields is
   * opened.
   */
  call(name: string, event: unknown, caller: Caller): Promise<CallOutcome>
  /** One request to the HTTP access service. */
  http(request: HttpRequest): Promise<HttpAnswer>
  /**
   * Functions whose config.json the platform would refuse, and why; each answers its calls with the reason.
   */
  misconfigured(): { name: string; misconfigured: string }[]
  fireTimer(functionName: string, triggerName?: string): Promise<CallOutcome>
  faults: { add(rule: FaultRule): () => void; clear(): void }
  invocations: {
    list(): Invocation[]
    last(): Invocation | undefined
    on(listener: (invocation: Invocation) => void): () => void
    clear(): void
  }
  openapi: {
    answer(apiName: string, reply: (data: Record<string, unknown>) => unknown): void
    calls(): { apiName: string; data: Record<string, unknown> }[]
  }
  data: {
    insert(collection: string, docs: object[]): Promise<void>
    find(collection: string, filter?: object): Doc[]
    get(collection: string, id: string | number): Doc | undefined
    dump(): Record<string, Doc[]>
    /** Every document gone; collections and indexes stay. */
    reset(): Promise<void>
    load(dump: Record<string, object[]>): Promise<void>
    /** Remembers every document of this moment. */
    keep(): Kept
  }
  storageUrl(fileId: string): string
  /**
   * The inspector as a request handler, to mount below any path of another server. It also lives at
   * `${url}/inspect/`.
   */
  inspector: Inspector
  /** From now on invocations (of one function, or of all) get fresh instances, which remember nothing. */
  coldStart(functionName?: string): void
  stop(): Promise<void>
}
