import path from 'node:path'
import {
  type ActionName,
  actions,
  type InputOf,
  type OutputOf,
  type ResponseEnvelope,
} from '@shared/contract'
import { earliestDuty } from '../../cloudfunctions/testing/earliest-duty'
import type { CallOutcome, Invocation } from '../../local/cloud'
import { APPID, BRAND_ID, MCHID } from '../../local/demo'
import { handleOf } from '../../local/demo/handle'
import { type Checked, checkInvariants } from '../../local/invariants'
import type { NoticeMode } from '../../local/pay-till'
import { type Stack, type StackOptions, startStack } from '../../local/stack'

/** Sunday morning at the demo brand. */
export const DEMO_NOW = Date.parse('2026-11-22T10:24:00+08:00')

/** Simulated keys are made once and shared by all test files: RSA pairs cost most of a start. */
const KEYS_DIR = path.resolve(__dirname, '../../.huiyuan/test-keys')
/**
 * The clock is frozen until a test moves it, and every limit of real time is far away: a notice always has
 * the time to settle, a sweeper its share, a code its minute, however busy the machine is. A function that
 * never answers ends by a fault's `timeLeftMs`.
 */
const WITHOUT_HASTE: StackOptions = { time: 'frozen', timeLimitMs: 60_000, patience: 15 }
/**
 * Collections that are read whole by design, each with its reason; every other query has to be served by an
 * index (C16).
 */
const READ_WHOLE: Readonly<Record<string, string>> = {
  brands:
    'the daily planner asks for all of them, a page of 1,000 in the order of _id, once per instance in 30 s',
}
const MOST_ROUNDS = 80
const LEAST_STEP_MS = 1_000
/** What is due later than this is not owed but planned: ends of coupons and lots. */
const SWEEP_HORIZON_MS = 2 * 3_600_000

export interface TestStack {
  /** The whole stack, for what this harness has no word for. */
  readonly stack: Stack
  /** A person by their openid: `openid-linqing` and the other personas of the demo, or any stranger. */
  as(openid: string, unionid?: string): Person
  till: {
    /** A customer pays at the counter. Resolves when the first notice has been answered or will not come. */
    pay(payment: Payment): Promise<PaidOrder>
    /** The brand gives money back; the whole amount when `fen` is omitted. */
    refund(
      order: Pick<PaidOrder, 'outTradeNo' | 'fen'> & { mchid?: string },
      options?: { fen?: number; notice?: NoticeMode },
    ): Promise<string>
  }
  /** Moves the clock and runs the sweepers until no duty of the next two hours is left. */
  sweep(): Promise<void>
  /**
   * The same for so long, and no longer: the clock goes from duty to duty, at least a second each, to the
   * end.
   */
  sweepFor(durationMs: number): Promise<void>
  /**
   * Runs the sweepers once, now, whatever the wake document says, as the full look every ten minutes would.
   */
  runJobs(): Promise<CallOutcome>
  /** A turn of the timer, which sleeps on while the wake document says so. */
  tick(): Promise<CallOutcome>
  dump(): Record<string, Doc[]>
  /**
   * What of docs/architecture/testing.md does not hold in the documents of this moment; `broken` is empty
   * when all does.
   */
  invariants(): Checked
  /** The last invocation that ended: `trips.length` and `depth` are what budgets speak of. */
  last(functionName?: string): Invocation
  /** What staff see and send in place of an id. */
  handle(id: string): string
  /**
   * Database trips of a function's last invocation, without the reads that fill a fresh instance's settings.
   */
  trips(functionName?: string): { trips: number; depth: number }
}

export interface Doc {
  _id: string
  [field: string]: unknown
}

export interface Person {
  openid: string
  memberId: string
  /** The envelope as the mini-program gets it; throws when the function itself failed. */
  call<N extends ActionName>(action: N, input: InputOf<N>): Promise<ResponseEnvelope<OutputOf<N>>>
  /** The data of a yes; throws on a no. */
  must<N extends ActionName>(action: N, input: InputOf<N>): Promise<OutputOf<N>>
  /** The envelope, the input sent exactly as it is: staff commands with handles instead of ids. */
  raw(action: string, input: unknown): Promise<CallOutcome>
  /** Whatever came of it, also time-outs and killed instances; for crash tests and for bad input. */
  attempt(action: string, input: unknown): Promise<CallOutcome>
}

interface Payment {
  openid: string
  fen: number
  /** Code of the store, `yunqi` when omitted. */
  store?: string
  notice?: NoticeMode
  /** The merchant number paid to, the demo's own when omitted. */
  mchid?: string
}

export interface PaidOrder {
  orderId: string
  mchid: string
  outTradeNo: string
  transactionId: string
  fen: number
}

/** Declares the stack of a test file: started once, as new before every test, stopped at the end. */
export function testStack(options: StackOptions = {}): TestStack {
  let stack: Stack | undefined
  const running = () => {
    if (!stack) throw new Error('the stack runs only inside tests')
    return stack
  }
  beforeAll(async () => {
    stack = await startStack({
      now: DEMO_NOW,
      timers: 'manual',
      keysDir: KEYS_DIR,
      strictIndexes: true,
      ...WITHOUT_HASTE,
      ...options,
    })
  }, 60_000)
  const scans = new Set<string>()
  beforeAll(() => {
    running().cloud.invocations.on(invocation => {
      for (const scan of scansOf(invocation)) scans.add(scan)
    })
  })
  beforeEach(async () => {
    const { cloud, reset } = running()
    cloud.faults.clear()
    await reset()
    cloud.invocations.clear()
  })
  afterEach(() => {
    const unindexed = [...scans]
    scans.clear()
    expect(unindexed).toEqual([])
  })
  afterAll(async () => {
    await stack?.stop()
  })
  return testStackOf(running)
}

/** What the cloud says of this invocation's queries that no index served, with the function's name. */
export function scansOf({ function: name, warnings }: Pick<Invocation, 'function' | 'warnings'>): string[] {
  return warnings
    .filter(warning => /: looked at all \d+ documents/.test(warning))
    .filter(warning => !(warning.slice(0, warning.indexOf(':')) in READ_WHOLE))
    .map(warning => `${name}: ${warning}`)
}

function testStackOf(running: () => Stack): TestStack {
  const last = (functionName?: string) => {
    const all = running().cloud.invocations.list()
    const invocation = all
      .reverse()
      .find(({ function: name }) => functionName === undefined || name === functionName)
    if (!invocation) throw new Error(`no invocation of ${functionName ?? 'anything'} yet`)
    return invocation
  }
  const tick = () => running().cloud.fireTimer('jobs')
  // A look whatever the wake document says: the memory by which an instance spares wakings outlives a test's
  // jumps of the clock.
  const runJobs = () => running().cloud.fireTimer('jobs', 'look')
  const dump = () => running().cloud.data.dump() as Record<string, Doc[]>
  return {
    get stack() {
      return running()
    },
    as: (openid, unionid) => personOf(running, openid, unionid),
    till: {
      pay: async ({ openid, fen, store = 'yunqi', notice = 'normal', mchid = MCHID }) => {
        const { pay } = running()
        const paid = await pay.take({ openid, amountFen: fen, store, description: '茶', notice, mchid })
        await pay.quiet()
        return { ...paid, mchid, fen, orderId: `${mchid}:${paid.outTradeNo}` }
      },
      refund: async ({ outTradeNo, fen: all, mchid = MCHID }, { fen = all, notice = 'normal' } = {}) => {
        const { pay } = running()
        const refundNo = await pay.refund({ outTradeNo, fen, notice, mchid })
        await pay.quiet()
        return refundNo
      },
    },
    tick,
    runJobs,
    sweep: async () => {
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const now = running().clock.now()
        const next = earliestDuty(dump())
        const owed = next <= now + SWEEP_HORIZON_MS
        if (round > 0 && !owed) return
        if (owed && next > now) await running().clock.advance(next - now + 1)
        const wakeAt = Number(running().cloud.data.get('wake', 'sweep')?.nextAt ?? 0)
        await (wakeAt <= running().clock.now() ? tick() : runJobs())
      }
      throw new Error(`duties are left after ${MOST_ROUNDS} sweeps`)
    },
    sweepFor: async durationMs => {
      const { clock } = running()
      const end = clock.now() + durationMs
      while (clock.now() < end) {
        const next = earliestDuty(dump())
        await clock.set(Math.min(end, Math.max(next + 1, clock.now() + LEAST_STEP_MS)))
        await runJobs()
      }
    },
    dump,
    invariants: () => checkInvariants(dump()),
    last,
    handle: id => handleOf(id, BRAND_ID, running().sealKey),
    trips: functionName => {
      const { trips, depth } = last(functionName)
      const counted = trips.filter(
        ({ action, collection = '' }) => action.startsWith('database.') && !APART.includes(collection),
      )
      return { trips: counted.length, depth }
    },
  }
}

/**
 * Settings are read once per instance; sweepers are woken beside a write, about once per instance in 30 s.
 */
const APART = ['wake', 'brands', 'stores', 'merchants', 'campaigns', 'batches', 'batchTerms', 'goods']

function personOf(running: () => Stack, openid: string, unionid?: string): Person {
  const caller = { openid, appid: APPID, source: 'wx_client', ...(unionid ? { unionid } : {}) }
  const raw = (action: string, input: unknown) =>
    running().cloud.call('api', { action, brand: BRAND_ID, input }, caller)
  const attempt = (action: string, input: unknown) =>
    raw(action, isForStaff(action) ? withHandles(input, running().sealKey) : input)
  const call = async <N extends ActionName>(action: N, input: InputOf<N>) => {
    const outcome = await attempt(action, input)
    if (!outcome.ok) throw new Error(`${action} failed: ${outcome.error.errorMessage}`)
    return outcome.result as ResponseEnvelope<OutputOf<N>>
  }
  return {
    openid,
    memberId: `${BRAND_ID}:${openid}`,
    raw,
    attempt,
    call,
    must: async (action, input) => {
      const answer = await call(action, input)
      if (!answer.ok) throw new Error(`${action} was refused: ${answer.code} ${answer.message}`)
      return answer.data
    },
  }
}

const isForStaff = (action: string) => action in actions && actions[action as ActionName].role === 'staff'

/** Tests name documents by their ids; staff commands carry handles. A colon marks an id. */
function withHandles(input: unknown, sealKey: string): unknown {
  const named = Object.entries(input as Record<string, unknown>)
  return Object.fromEntries(
    named.map(([field, value]) => {
      const isId =
        ['couponId', 'customerId', 'entryId', 'exchangeId'].includes(field) && String(value).includes(':')
      return [field, isId ? handleOf(String(value), BRAND_ID, sealKey) : value]
    }),
  )
}
