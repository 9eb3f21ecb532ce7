import { LIMITS } from '../limits'
import type { FunctionConfiguration } from './configuration'
import type { Caller, Invocation } from './invocation'

/** One invocation while it runs: what requests carrying its token belong to. */
export type Running = {
  token: string
  invocation: Invocation
  configuration: FunctionConfiguration
  caller: Caller
  kill: () => void
  /** Moves the end of its time to so many real ms from now. */
  timeOutIn: (ms: number) => void
  startedRealMs: number
}

/** Which invocation a token was issued to: while it runs, and for a while after it has ended. */
export class RunningInvocations {
  private readonly running = new Map<string, Running>()
  private readonly finished = new Map<string, Invocation>()

  by = (token: string) => this.running.get(token)
  finishedBy = (token: string) => this.finished.get(token)

  begin(running: Running): void {
    this.running.set(running.token, running)
  }

  end(token: string, invocation: Invocation): void {
    this.running.delete(token)
    this.finished.set(token, invocation)
    if (this.finished.size > LIMITS.invocationsKept)
      this.finished.delete(this.finished.keys().next().value as string)
  }
}
