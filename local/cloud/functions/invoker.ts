import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock/clock'
import type { InvocationLog } from '../inspect/invocations'
import { LIMITS } from '../limits'
import type { Caller, CallOutcome, Invocation } from '../types'
import type { FunctionConfiguration } from './configuration'
import { instanceEnvironment, invocationEnvironment } from './environment'
import { type FunctionAnswer, Instance } from './instance'
import { adviceFor, EVENT_TOO_LARGE, EXITED, functionMissing, timedOut, withinSize } from './outcome'
import { Pool } from './pool'

export type InvokerOptions = {
  functions: Map<string, FunctionConfiguration>
  url: string
  envId: string
  env: Record<string, string>
  clock: Clock
  instancesPerFunction: number
  stickyEnv: boolean
  clockSkewMs: number
  log: InvocationLog
  /** Called when an invocation has ended, however it ended; what comes back are warnings. */
  ended: (token: string) => string[]
}

/** One invocation while it runs: what requests carrying its token belong to. */
export type Running = {
  token: string
  invocation: Invocation
  configuration: FunctionConfiguration
  caller: Caller
  kill: () => void
  startedRealMs: number
}

/** Runs functions: picks an instance, gives it the caller's identity, enforces time, size and JSON. */
export class Invoker {
  private readonly options: InvokerOptions
  private readonly pools = new Map<string, Pool>()
  private readonly running = new Map<string, Running>()
  private readonly finished = new Map<string, Invocation>()
  private readonly clockOffset = new SharedArrayBuffer(8)

  constructor(options: InvokerOptions) {
    this.options = options
  }

  /** The invocation a token was issued to, while it runs. */
  runningBy = (token: string) => this.running.get(token)
  /** The invocation a token was issued to, after it has ended. */
  finishedBy = (token: string) => this.finished.get(token)

  /** Lets instances see where the clock stands now. */
  tellTime(): void {
    new Float64Array(this.clockOffset)[0] = this.options.clock.now() - Date.now()
  }

  async invoke(name: string, event: unknown, caller: Caller): Promise<CallOutcome> {
    const configuration = this.options.functions.get(name)
    if (!configuration) throw functionMissing(name, [...this.options.functions.keys()])
    const text = JSON.stringify(event ?? {})
    const invocation = this.record(name, text, caller)
    if (Buffer.byteLength(text) > LIMITS.functionPayloadBytes) {
      return this.close(invocation, { error: EVENT_TOO_LARGE })
    }
    const pool = this.poolOf(configuration)
    const instance = await pool.take()
    const token = randomUUID()
    const answer = await this.runOn(instance, configuration, invocation, caller, token, text)
    pool.giveBack(instance)
    this.running.delete(token)
    this.remember(token, invocation)
    invocation.warnings.push(...this.options.ended(token))
    return this.close(invocation, withinSize(answer, caller))
  }

  async stop(): Promise<void> {
    await Promise.all([...this.pools.values()].map(pool => pool.stop()))
  }

  private async runOn(
    instance: Instance,
    configuration: FunctionConfiguration,
    invocation: Invocation,
    caller: Caller,
    token: string,
    event: string,
  ): Promise<FunctionAnswer> {
    await this.load(instance)
    this.tellTime()
    invocation.startedAt = this.options.clock.now()
    const startedRealMs = performance.now()
    const kill = () => {
      invocation.outcome = 'killed'
      instance.kill(EXITED)
    }
    this.running.set(token, { token, invocation, configuration, caller, kill, startedRealMs })
    const deadline = setTimeout(() => {
      invocation.outcome = 'timeout'
      instance.kill(timedOut(configuration.timeLimitMs))
    }, configuration.timeLimitMs)
    const answer = await instance.run(
      {
        id: invocation.id,
        event,
        environment: invocationEnvironment(caller, token),
        context: this.contextOf(configuration, invocation),
      },
      line => invocation.logs.push(line),
    )
    clearTimeout(deadline)
    invocation.durationMs = performance.now() - startedRealMs
    return answer
  }

  private async load(instance: Instance): Promise<void> {
    const giveUp = setTimeout(() => instance.kill(timedOut(LIMITS.functionLoadMs)), LIMITS.functionLoadMs)
    await instance.loaded
    clearTimeout(giveUp)
  }

  private record(name: string, eventText: string, caller: Caller): Invocation {
    const invocation: Invocation = {
      id: randomUUID(),
      function: name,
      event: JSON.parse(eventText),
      caller,
      startedAt: this.options.clock.now(),
      durationMs: 0,
      outcome: 'running',
      trips: [],
      depth: 0,
      warnings: [],
      logs: [],
    }
    this.options.log.add(invocation)
    return invocation
  }

  private close(invocation: Invocation, answer: FunctionAnswer): CallOutcome {
    if (answer.advice) invocation.warnings.push(answer.advice)
    for (const lossy of answer.lossy ?? []) invocation.warnings.push(`${lossy} in JSON`)
    if (invocation.outcome === 'running') invocation.outcome = answer.error ? 'error' : 'ok'
    if (answer.error) {
      invocation.error = answer.error
      invocation.warnings.push(...adviceFor(answer.error))
    }
    this.options.log.ended(invocation)
    return answer.error
      ? { ok: false, error: answer.error, invocation }
      : { ok: true, result: JSON.parse(answer.result as string), invocation }
  }

  private contextOf(configuration: FunctionConfiguration, invocation: Invocation) {
    return {
      request_id: invocation.id,
      function_name: configuration.name,
      function_version: '$LATEST',
      namespace: this.options.envId,
      memory_limit_in_mb: configuration.memoryMb,
      time_limit_in_ms: configuration.timeLimitMs,
      environment: '{}',
    }
  }

  private poolOf(configuration: FunctionConfiguration): Pool {
    const known = this.pools.get(configuration.name)
    if (known) return known
    const { url, envId, env, instancesPerFunction, stickyEnv, clockSkewMs } = this.options
    const environment = instanceEnvironment({ url, envId, env, functionName: configuration.name })
    let skewMs = -clockSkewMs
    const pool = new Pool(instancesPerFunction, () => {
      skewMs = -skewMs
      return new Instance({
        configuration,
        environment,
        clockOffset: this.clockOffset,
        sticky: stickyEnv,
        skewMs,
      })
    })
    this.pools.set(configuration.name, pool)
    return pool
  }

  private remember(token: string, invocation: Invocation): void {
    this.finished.set(token, invocation)
    if (this.finished.size > LIMITS.invocationsKept)
      this.finished.delete(this.finished.keys().next().value as string)
  }
}
