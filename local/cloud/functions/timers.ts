import { type Clock, MovableClock } from '../clock/clock'
import type { Faults } from '../faults/faults'
import { LIMITS } from '../limits'
import type { FunctionConfiguration, Trigger } from './configuration'
import { type Cron, nextFiring, parseCron } from './cron'
import type { CallOutcome } from './invocation'
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
  private readonly cancellations = new Map<string, () => void>()
  /** Of each timer: the latest jump of the clock it fired in, and how often it still may. */
  private readonly firings = new Map<string, { jump: Jump; left: number }>()

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
    for (const cancel of this.cancellations.values()) cancel()
    this.cancellations.clear()
  }

  fire(functionName: string, triggerName?: string): Promise<CallOutcome> {
    const configuration = this.options.functions.get(functionName)
    const trigger = configuration && 'triggers' in configuration ? configuration.triggers[0]?.name : undefined
    const name = triggerName ?? trigger ?? 'timer'
    const event = {
      Type: 'Timer',
      TriggerName: name,
      Time: new Date(this.options.clock.now()).toISOString(),
      Message: '',
    }
    return this.options.invoker.invoke(functionName, event, { source: 'wx_trigger' })
  }

  private plan(configuration: FunctionConfiguration, trigger: Trigger, cron: Cron): void {
    const timer = `${configuration.name}/${trigger.name}`
    const at = this.nextAt(timer, cron)
    if (at === undefined) return
    const cancel = this.options.clock.schedule(at, async () => {
      this.plan(configuration, trigger, cron)
      await this.fireFaulty(configuration, trigger)
    })
    this.cancellations.set(timer, cancel)
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

  /**
   * When it fires next. During a jump of the clock: every time, up to so many times, spread over the whole
   * jump.
   */
  private nextAt(timer: string, cron: Cron): number | undefined {
    const { clock } = this.options
    const now = clock.now()
    const jump = clock instanceof MovableClock ? clock.jump() : undefined
    if (jump === undefined) return nextFiring(cron, now)
    const known = this.firings.get(timer)
    // The firing that is being planned from is one of this jump.
    const left = (known?.jump === jump ? known.left : LIMITS.timerFiringsPerJump) - 1
    this.firings.set(timer, { jump, left })
    return nextOfJump(cron, now, jump.to, left)
  }
}

type Jump = { from: number; to: number }

/**
 * The next of at most `left` firings before a moment: each, when they are so few; else evenly spread, the
 * last included.
 */
function nextOfJump(cron: Cron, now: number, to: number, left: number): number | undefined {
  if (left <= 0) return nextFiring(cron, Math.max(now, to))
  let at = nextFiring(cron, now)
  for (let count = 0; at !== undefined && at <= to; count++) {
    if (count === left) return spreadFiring(cron, now, to, left)
    at = nextFiring(cron, at)
  }
  return nextFiring(cron, now)
}

function spreadFiring(cron: Cron, now: number, to: number, left: number): number {
  const last = lastFiring(cron, now, to)
  if (left === 1) return last
  return Math.min(nextFiring(cron, now + (last - now) / left - 1) ?? last, last)
}

/** The last firing up to a moment, looked for ever further back; there is one after `now`. */
function lastFiring(cron: Cron, now: number, to: number): number {
  for (let back = 1000; ; back *= 2) {
    let at = nextFiring(cron, Math.max(now, to - back))
    if (at === undefined || at > to) continue
    for (let next: number | undefined = at; next !== undefined && next <= to; next = nextFiring(cron, at))
      at = next
    return at
  }
}
