import { randomUUID } from 'node:crypto'
import type { Caller, Invocation } from '../functions/invocation'
import { LIMITS } from '../limits'

type Listener = (invocation: Invocation) => void

/** The latest invocations, for tests to count and for people to look at. */
export class InvocationLog {
  private invocations: Invocation[] = []
  private count = 0
  private readonly endListeners = new Set<Listener>()
  private readonly newsListeners = new Set<Listener>()

  /** Notes that an invocation has begun. */
  begin(name: string, event: unknown, caller: Caller, startedAt: number): Invocation {
    const invocation: Invocation = {
      id: randomUUID(),
      n: ++this.count,
      function: name,
      event,
      caller,
      startedAt,
      durationMs: 0,
      outcome: 'running',
      trips: [],
      depth: 0,
      warnings: [],
      logs: [],
    }
    this.invocations.push(invocation)
    if (this.invocations.length > LIMITS.invocationsKept) this.invocations.shift()
    this.notify(invocation)
    return invocation
  }

  /** Notes that an invocation has ended. */
  ended(invocation: Invocation): void {
    for (const listener of this.endListeners) listener(invocation)
    this.notify(invocation)
  }

  /** Adds what became known only after an invocation had ended. */
  warnLate(invocation: Invocation, warning: string): void {
    invocation.warnings.push(warning)
    this.notify(invocation)
  }

  /** Notes a request no invocation sent and that was refused, so that its advice is to be read somewhere. */
  refusedOutside(
    event: unknown,
    refusal: { code: string; message: string; advice?: string | undefined },
    at: number,
  ): void {
    const invocation = this.begin(OUTSIDE, event, {}, at)
    invocation.outcome = 'error'
    invocation.error = { errorCode: -1, errorMessage: `${refusal.code}: ${refusal.message}` }
    invocation.warnings.push(refusal.advice ?? refusal.message)
    this.notify(invocation)
  }

  list = () => [...this.invocations]
  last = () => this.invocations[this.invocations.length - 1]
  clear = () => {
    this.invocations = []
  }

  /** Called with every invocation when it has ended. */
  on = (listener: Listener) => subscribed(this.endListeners, listener)

  /** Called with an invocation when it begins, when it ends, and when more becomes known of it. */
  onNews = (listener: Listener) => subscribed(this.newsListeners, listener)

  private notify(invocation: Invocation): void {
    for (const listener of this.newsListeners) listener(invocation)
  }
}

/** Takes the place of a function's name, for requests that came from no function. */
const OUTSIDE = '(outside)'

function subscribed(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
