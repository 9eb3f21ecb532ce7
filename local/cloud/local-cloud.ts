import type { Clock } from './clock/clock'
import type { Snapshot } from './engine/snapshot'
import type { Doc } from './engine/values'
import type { FaultRule } from './faults/faults'
import type { HttpAnswer, HttpRequest } from './functions/http-access'
import type { Caller, CallOutcome, Invocation } from './functions/invocation'
import type { Inspector } from './inspect/inspector'

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
    snapshot(): Snapshot
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
