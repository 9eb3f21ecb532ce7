import { type Clock, MovableClock } from '../clock/clock'
import type { Faults } from '../faults/faults'
import { LIMITS } from '../limits'
import type { CallOutcome } from '../types'
import type { FunctionConfiguration, Trigger } from './configuration'
import { type Cron, nextFiring, parseCron } from './cron'
import type { Invoker } from './invoker'
import type { Functions } from './registry'

type Options = {
  functions: Functions
  invoker: Invoker
  clock: Clock
  faults: Faults
}

/** Timers of config.json on the movable clock. Each firing is an invocation of its own, without a caller. */
export class Timers {
  private readonly options: Options
  private readonly calledOff = new Map<string, () => void>()

  constructor(options: Options) {
    this.options = options
  }

  start(): void {
    for (const configuration of this.options.functions.all()) {
      for (const trigger of configuration.triggers)
        this.plan(configuration, trigger, parseCron(trigger.config))
    }
  }

  stop(): void {
    for (const callOff of this.calledOff.values()) callOff()
    this.calledOff.clear()
  }

  fire(functionName: string, triggerName?: string): Promise<CallOutcome> {
    const name = triggerName ?? this.options.functions.get(functionName)?.triggers[0]?.name ?? 'timer'
    const event = {
      Type: 'Timer',
      TriggerName: name,
      Time: new Date(this.options.clock.now()).toISOString(),
      Message: '',
    }
    return this.options.invoker.invoke(functionName, event, { source: 'wx_trigger' })
  }

  private plan(configuration: FunctionConfiguration, trigger: Trigger, cron: Cron): void {
    const at = this.nextAt(cron)
    if (at === undefined) return
    const callOff = this.options.clock.schedule(at, async () => {
      this.plan(configuration, trigger, cron)
      await this.fireFaulty(configuration, trigger)
    })
    this.calledOff.set(`${configuration.name}/${trigger.name}`, callOff)
  }

  private async fireFaulty(configuration: FunctionConfiguration, trigger: Trigger): Promise<void> {
    const fire = () => this.fire(configuration.name, trigger.name)
    const fault = this.options.faults.strikeTimer(configuration.name)
    if (fault?.mode === 'timer-late') {
      const at = this.options.clock.now() + (fault.lateMs ?? 0)
      this.options.clock.schedule(at, async () => {
        await fire()
      })
      return
    }
    await Promise.all(fault?.mode === 'timer-twice' ? [fire(), fire()] : [fire()])
  }

  /** During a jump of the clock a timer fires at most so many times, spread over it, the last firing included. */
  private nextAt(cron: Cron): number | undefined {
    const { clock } = this.options
    const now = clock.now()
    const next = nextFiring(cron, now)
    const jump = clock instanceof MovableClock ? clock.jump() : undefined
    if (next === undefined || jump === undefined || next >= jump.to) return next
    const gap = next - now
    const stride = Math.max(gap, (jump.to - jump.from) / LIMITS.timerFiringsPerJump)
    const spread = nextFiring(cron, now + stride - 1)
    if (spread !== undefined && spread <= jump.to) return spread
    return nextFiring(cron, Math.max(now, jump.to - gap)) ?? next
  }
}
