import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock/clock'
import type { InvocationLog } from '../inspect/invocations'
import { LIMITS } from '../limits'
import type { FunctionConfiguration } from './configuration'
import { invocationEnvironment } from './environment'
import type { FunctionAnswer, Instance } from './instance'
import type { Caller, CallOutcome, Invocation } from './invocation'
import {
  adviceFor,
  EVENT_TOO_LARGE,
  EXITED,
  functionMissing,
  loadTimedOut,
  misconfigured,
  timedOut,
  withinSize,
} from './outcome'
import { Pools, type PoolsOptions } from './pools'
import type { Functions } from './registry'
import { RunningInvocations } from './running'
import { SharedTime } from './shared-time'
import { withUserInfo } from './user-info'

export type InvokerOptions = PoolsOptions & {
  functions: Functions
  clock: Clock
  log: InvocationLog
  /** Called when an invocation has ended, however it ended; what comes back are warnings. */
  ended: (token: string) => string[]
}

/** Runs functions: picks an instance, gives it the caller's identity, enforces time, size and JSON. */
export class Invoker {
  readonly running = new RunningInvocations()
  private readonly options: InvokerOptions
  private readonly pools: Pools
  private readonly time: SharedTime

  constructor(options: InvokerOptions) {
    this.options = options
    this.time = new SharedTime(options.clock)
    this.pools = new Pools(options, this.time.memory)
  }

  /** Lets instances see what the clock shows now. */
  tellTime(): void {
    this.time.publish()
  }

  async invoke(name: string, event: unknown, caller: Caller): Promise<CallOutcome> {
    const configuration = this.options.functions.get(name)
    if (!configuration) throw functionMissing(name, this.options.functions.names())
    this.options.clock.step?.()
    const informed = withUserInfo(event ?? {}, caller)
    const text = JSON.stringify(informed.event)
    const invocation = this.options.log.begin(name, JSON.parse(text), caller, this.options.clock.now())
    invocation.warnings.push(...informed.warnings)
    if ('misconfigured' in configuration)
      return this.close(invocation, misconfigured(configuration.misconfigured))
    if (Buffer.byteLength(text) > LIMITS.functionPayloadBytes) {
      return this.close(invocation, { error: EVENT_TOO_LARGE })
    }
    const pool = this.pools.of(configuration)
    const instance = await pool.acquire()
    const token = randomUUID()
    const answer = await this.runOn(instance, configuration, invocation, caller, token, text)
    pool.release(instance)
    this.running.end(token, invocation)
    invocation.warnings.push(...this.options.ended(token))
    return this.close(invocation, withinSize(answer, caller))
  }

  coldStart = (functionName?: string) => this.pools.renew(functionName)
  stop = () => this.pools.stop()

  private async runOn(
    instance: Instance,
    configuration: FunctionConfiguration,
    invocation: Invocation,
    caller: Caller,
    token: string,
    event: string,
  ): Promise<FunctionAnswer> {
    await load(instance)
    this.tellTime()
    invocation.startedAt = this.options.clock.now()
    const startedRealMs = performance.now()
    const kill = () => {
      invocation.outcome = 'killed'
      instance.kill(EXITED)
    }
    let deadline: NodeJS.Timeout | undefined
    const timeOutIn = (ms: number) => {
      clearTimeout(deadline)
      deadline = setTimeout(() => {
        invocation.outcome = 'timeout'
        instance.kill(timedOut(configuration.timeLimitMs))
      }, ms)
    }
    timeOutIn(configuration.timeLimitMs)
    this.running.begin({ token, invocation, configuration, caller, kill, timeOutIn, startedRealMs })
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

  private close(invocation: Invocation, answer: FunctionAnswer): CallOutcome {
    for (const lossy of answer.lossy ?? []) invocation.warnings.push(`${lossy} in JSON`)
    if (invocation.outcome === 'running') invocation.outcome = answer.error ? 'error' : 'ok'
    if (answer.error) {
      invocation.error = answer.error
      invocation.warnings.push(answer.advice ?? adviceFor(answer.error))
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
}

async function load(instance: Instance): Promise<void> {
  const loadTimeout = setTimeout(
    () => instance.kill(loadTimedOut(LIMITS.functionLoadMs)),
    LIMITS.functionLoadMs,
  )
  await instance.loaded
  clearTimeout(loadTimeout)
}
