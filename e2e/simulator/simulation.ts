import { type Gate, MemoryDatabase, type Trip } from '../../cloudfunctions/testing/memory-database'
import { openApis } from '../../cloudfunctions/testing/open-apis'
import {
  CUSTOMERS,
  environment,
  type FunctionName,
  KEYS,
  LIMIT_MS,
  MERCHANTS,
  type Someone,
} from '../../cloudfunctions/testing/setting'
import { SimulatedClock } from '../../cloudfunctions/testing/simulated-clock'
import type { CollectionDeclaration } from '../../local/cloud'
import { merchantKeysOf } from '../../local/merchant-keys'
import { startWechatPay, type WechatPaySim } from '../../local/wechatpay'
import { drawWith } from '../../local/wechatpay/random-id'
import { Chance } from './chance'
import type { Instance, Loader } from './functions'

/** How an invocation ended. `killed`: its instance died and said nothing. */
export type Ended =
  | { kind: 'answered'; value: unknown }
  | { kind: 'failed'; error: unknown }
  | { kind: 'killed' }

interface Invocation {
  name: FunctionName
  startedAt: number
  /** Trips of it that did not go as they should. */
  faults: number
  kill(): void
}

interface Host {
  instance: Instance
  database: { abandon(): void }
  invocation: Invocation | null
  context: object
}

interface PendingTrip {
  host: Host
  trip: Trip
  act(): unknown
  resolve(value: unknown): void
  reject(error: unknown): void
}

export interface FaultRates {
  /** Share of trips whose answer is lost, before or after they happened. */
  lost: number
  /** Share of trips at which the instance dies, before or after them. */
  killed: number
}

/**
 * Everything around the functions that ship, in one process under one seed: which trip happens next, what is
 * lost, which instance dies, what the clock shows.
 */
export class Simulation {
  readonly clock: SimulatedClock
  readonly chance: Chance
  readonly database: MemoryDatabase
  readonly pay: WechatPaySim
  /** Who acts in this run: few, so that they meet. */
  people: readonly Someone[] = CUSTOMERS
  /** What happened, line by line. */
  readonly story: string[] = []
  /** What was carried out: actions that were answered with a yes, tickets that were kept. */
  readonly done = new Set<string>()
  /** What must not happen and did. */
  readonly problems: string[] = []
  /** Whether the story names every round trip. */
  namesTrips = false
  faults: FaultRates = { lost: 0, killed: 0 }
  /** Alarms that are right, though their invocation met no fault. */
  isErrorExpected: (text: string) => boolean = () => false
  private readonly load: Loader
  private readonly hosts: Host[] = []
  private pending: PendingTrip[] = []
  private inFlight = 0
  private requests = 0

  constructor(options: {
    seed: number
    startsAt: number
    load: Loader
    collections: CollectionDeclaration[]
    documents: (merchantKeys: (mchid: string) => string) => Record<string, object[]>
  }) {
    this.chance = new Chance(options.seed)
    this.clock = new SimulatedClock(options.startsAt)
    this.database = new MemoryDatabase(options.collections)
    this.load = options.load
    this.pay = startWechatPay({
      clock: this.clock,
      merchants: MERCHANTS,
      ...KEYS,
      deliver: (url, envelope) => this.deliver(url, envelope),
    })
    // Only now: the first run of a machine makes keys, which must not shift what the seed draws.
    drawWith(most => this.chance.below(most))
    this.database.load(options.documents(mchid => merchantKeysOf(this.pay.credentials(mchid))))
  }

  /** One invocation of a function, from its request to its answer. */
  async invoke(name: FunctionName, event: unknown, context: object): Promise<Ended> {
    this.inFlight += 1
    this.requests += 1
    const requestId = `r${this.requests}`
    const host = this.freeHost()
    const death = new AbortController()
    const killed = new Promise<Ended>(resolve => {
      death.signal.addEventListener('abort', () => resolve({ kind: 'killed' }))
    })
    const invocation: Invocation = { name, startedAt: this.clock.now(), faults: 0, kill: () => death.abort() }
    host.invocation = invocation
    host.context = context
    const answered: Promise<Ended> = Promise.resolve()
      .then(() => host.instance[name](event, { request_id: requestId, time_limit_in_ms: LIMIT_MS }))
      .then(
        value => ({ kind: 'answered', value: plain(value) }),
        error => ({ kind: 'failed', error }),
      )
    const ended = await Promise.race([answered, killed])
    host.invocation = null
    this.inFlight -= 1
    if (ended.kind === 'failed' && invocation.faults === 0)
      this.problems.push(`${name} threw without a fault: ${String((ended.error as Error).stack)}`)
    return ended
  }

  /** Runs until nothing is under way any more. */
  async run(): Promise<void> {
    while (this.inFlight > 0 || this.pending.length > 0) {
      await quiet()
      if (this.pending.length === 0) {
        await quiet()
        if (this.pending.length === 0 && this.inFlight > 0) throw new Error('nothing can go on')
        continue
      }
      await this.step()
    }
  }

  /** So many round trips of whatever is under way. */
  async steps(count: number): Promise<void> {
    for (let left = count; left > 0; left -= 1) {
      await quiet()
      if (this.pending.length === 0) return
      await this.step()
    }
  }

  /** Moves the clock; what is under way and older than a function may become dies. */
  async pass(ms: number): Promise<void> {
    const until = this.clock.now() + ms
    for (const host of [...this.hosts]) {
      if (host.invocation && until - host.invocation.startedAt > LIMIT_MS) this.kill(host)
    }
    for (;;) {
      const due = this.clock.takeDue(until)
      if (!due) break
      void due()
      await this.run()
    }
    this.clock.moveTo(until)
    await quiet()
  }

  /** From now on invocations get fresh instances, which remember nothing. */
  coldStart(): void {
    for (const host of this.hosts.filter(({ invocation }) => invocation === null)) this.remove(host)
  }

  private freeHost(): Host {
    const free = this.hosts.find(({ invocation }) => invocation === null)
    if (free) return free
    const host = { invocation: null, context: {} } as unknown as Host
    const gate: Gate = (trip, act) => this.arrive(host, trip, act)
    host.instance = this.load({
      now: this.clock.now,
      random: () => this.chance.next(),
      context: () => host.context,
      openapi: openApis((what, act) => gate({ what, writes: true, isBlocked: () => false }, act)),
      fetch: (url, request) => this.fetch(gate, url, request as Parameters<typeof this.fetch>[2]),
      pause: (run, ms) => void this.pauseFor(host, run, ms),
      environment,
      console: this.consoleOf(host),
    })
    const port = this.database.port(gate, host.instance)
    host.database = port
    host.instance.installDatabase(port)
    this.hosts.push(host)
    return host
  }

  private arrive<T>(host: Host, trip: Trip, act: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.pending.push({ host, trip, act, resolve: resolve as (value: unknown) => void, reject })
    })
  }

  private async step(): Promise<void> {
    const ready = this.pending.filter(({ trip }) => !trip.isBlocked())
    if (ready.length === 0) throw new Error('every trip waits for another')
    const next = this.chance.pick(ready)
    this.pending = this.pending.filter(each => each !== next)
    this.clock.moveTo(this.clock.now() + 1 + this.chance.below(12))
    const drawn = this.chance.next()
    const { lost, killed } = this.faults
    const before = this.chance.happens(0.5)
    if (drawn < killed) return this.dieAt(next, before)
    if (drawn < killed + lost) return this.lose(next, before)
    await this.happen(next)
  }

  private async happen({ trip, act, resolve, reject }: PendingTrip): Promise<void> {
    try {
      resolve(await act())
    } catch (error) {
      reject(error)
    }
    if (this.namesTrips) this.story.push(`    ${trip.what}`)
  }

  private async lose({ host, trip, act, reject }: PendingTrip, before: boolean): Promise<void> {
    if (host.invocation) host.invocation.faults += 1
    this.story.push(`    lost ${before ? 'before' : 'after'} ${trip.what}`)
    if (!before) await unheard(act)
    reject(new Error(`socket hang up at ${trip.what} of ${host.invocation?.name}`))
  }

  private async dieAt({ host, trip, act }: PendingTrip, before: boolean): Promise<void> {
    this.story.push(`    ${host.invocation?.name} dies ${before ? 'before' : 'after'} ${trip.what}`)
    if (!before) await unheard(act)
    this.kill(host)
  }

  /** What it had on the way happens or not; nothing of it goes on. */
  private kill(host: Host): void {
    for (const each of this.pending.filter(pending => pending.host === host)) {
      const isSent = each.trip.writes && !each.trip.isBlocked() && this.chance.happens(0.5)
      if (isSent) void unheard(each.act)
    }
    this.remove(host)
    host.invocation?.kill()
  }

  private remove(host: Host): void {
    this.pending = this.pending.filter(pending => pending.host !== host)
    host.database.abandon()
    this.hosts.splice(this.hosts.indexOf(host), 1)
  }

  private async pauseFor(host: Host, run: () => void, ms: number): Promise<void> {
    await this.arrive(host, { what: `pause ${ms}`, writes: false, isBlocked: () => false }, () =>
      this.clock.moveTo(this.clock.now() + Math.ceil(ms)),
    ).catch(() => undefined)
    run()
  }

  private async fetch(
    gate: Gate,
    url: string,
    { method, headers, body = '' }: { method: string; headers: Record<string, string>; body?: string },
  ): Promise<unknown> {
    const path = url.replace(environment.WECHATPAY_BASE_URL, '')
    const trip = { what: `${method} ${path}`, writes: method === 'POST', isBlocked: () => false }
    const answer = await gate(trip, () =>
      this.pay.handle({ method, path, headers: { ...headers, host: 'pay' }, body: Buffer.from(body) }),
    )
    const { status, headers: given, body: bytes } = await answer
    const lower = Object.entries(given).map(([name, value]) => [name.toLowerCase(), value])
    return { status, headers: lower, arrayBuffer: async () => bytes }
  }

  private async deliver(url: string, { headers, body }: { headers: object; body: Buffer }) {
    const event = {
      path: url.replace(environment.PUBLIC_BASE_URL, ''),
      httpMethod: 'POST',
      headers,
      body: body.toString('utf8'),
    }
    const ended = await this.invoke('http', event, {})
    if (ended.kind !== 'answered') throw new Error('no answer')
    return { status: (ended.value as { statusCode: number }).statusCode }
  }

  private consoleOf(host: Host): Pick<Console, 'log' | 'warn' | 'error'> {
    const say = (text: string) => void (this.namesTrips && this.story.push(`    says ${text}`))
    return {
      log: say,
      warn: say,
      error: (text: string) => {
        this.story.push(`    error ${text.slice(0, 300)}`)
        if (host.invocation?.faults === 0 && !this.isErrorExpected(text))
          this.problems.push(`logged ${text.slice(0, 1200)}`)
      },
    }
  }
}

/** A trip that happens and whose answer reaches no function. */
const unheard = (act: () => unknown): Promise<unknown> =>
  Promise.resolve()
    .then(act)
    .catch(() => undefined)

/** All that can go on without a round trip has gone on. */
const quiet = () => new Promise<void>(resolve => setImmediate(resolve))

/** An answer as it crosses the wire. */
const plain = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value))
