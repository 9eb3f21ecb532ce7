import { LIMITS } from '../limits'
import type { Invocation } from '../types'

/** The latest invocations, for tests to count and for people to look at. */
export class InvocationLog {
  private kept: Invocation[] = []
  private listeners = new Set<(invocation: Invocation) => void>()

  add(invocation: Invocation): void {
    this.kept.push(invocation)
    if (this.kept.length > LIMITS.invocationsKept) this.kept.shift()
  }

  /** Tells listeners that an invocation has ended. */
  ended(invocation: Invocation): void {
    for (const listener of this.listeners) listener(invocation)
  }

  list = () => [...this.kept]
  last = () => this.kept[this.kept.length - 1]
  clear = () => {
    this.kept = []
  }
  on = (listener: (invocation: Invocation) => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }
}
