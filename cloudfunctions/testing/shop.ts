import type { ActionName, InputOf, OutputOf, Refusal } from '@shared/contract'
import { memberIdOf } from '@shared/domain/ids'
import { declaredCollections } from '../../local/declared-collections'
import { handleOf } from '../../local/demo/handle'
import { merchantKeysOf } from '../../local/merchant-keys'
import { startWechatPay, type WechatPaySim } from '../../local/wechatpay'
import { main as api } from '../api'
import { main as http } from '../http'
import { main as jobs } from '../jobs'
import { Operator } from '../platform/database/operators'
import { installDatabase, TransactionConflict } from '../platform/database/port'
import { earliestDuty } from './earliest-duty'
import { AT_ONCE, MemoryDatabase, type Trip } from './memory-database'
import { callAs } from './sdk'
import {
  APPIDS,
  type BrandId,
  environment,
  KEYS,
  MCHIDS,
  MERCHANTS,
  PEOPLE,
  RULES,
  type Rules,
  SEAL_KEY,
  type Someone,
  settingOf,
} from './setting'
import { SimulatedClock } from './simulated-clock'

export { PEOPLE, type Someone }

const collections = declaredCollections()
const MORNING = Date.parse('2026-11-22T02:24:00Z')
/** Settings that an instance remembers are old by the next test, also after one that let minutes pass. */
const BETWEEN_TESTS_MS = 131_000
Object.assign(process.env, environment)

/** `yes` has the data, a refusal its code. */
export type Answer<N extends ActionName> = { ok: true; data: OutputOf<N> } | Refusal

/**
 * The functions that ship over a database in this process, for tests beside their handlers: given documents,
 * when a person calls, then the answer and the documents. Milliseconds, no network, no build.
 */
export class Shop {
  database = new MemoryDatabase(collections)
  clock = new SimulatedClock(MORNING)
  /** Round trips of the last call to the database, in the order they were made. */
  trips: Trip[] = []
  pay: WechatPaySim | undefined
  private commands = 0
  private interruptions: { pattern: RegExp; act: () => unknown; left: number }[] = []

  constructor(readonly brandId: BrandId = 'shanze') {}

  open(rules: Rules, at: number): void {
    this.clock = new SimulatedClock(at)
    this.interruptions = []
    this.trips = []
    this.database = new MemoryDatabase(collections)
    this.pay = startWechatPay({
      clock: this.clock,
      merchants: MERCHANTS,
      ...KEYS,
      deliver: async (url, envelope) => this.notice(url, envelope),
    })
    this.database.load(settingOf(rules, at, mchid => merchantKeysOf(this.payments.credentials(mchid))))
    const port = this.database.port((trip, act) => this.trip(trip, act), { Operator, TransactionConflict })
    installDatabase(port)
  }

  private async trip<T>(trip: Trip, act: () => T): Promise<T> {
    this.trips.push(trip)
    const { trips } = this
    const next = this.interruptions.find(({ pattern, left }) => left > 0 && pattern.test(trip.what))
    if (next) {
      next.left -= 1
      await next.act()
      this.trips = trips
    }
    return AT_ONCE(trip, act)
  }

  /**
   * Runs something before the next trips like this (`orders.update …`), once or so many times; returns how to
   * drop it. Throwing there is a function that dies.
   */
  between(pattern: RegExp, act: () => unknown, times = 1): () => void {
    const interruption = { pattern, act, left: times }
    this.interruptions.push(interruption)
    return () => {
      interruption.left = 0
    }
  }

  get payments(): WechatPaySim {
    if (!this.pay) throw new Error('the shop is open only inside tests')
    return this.pay
  }

  now = (): number => this.clock.now()
  pass = (ms: number): void => this.clock.moveTo(this.clock.now() + ms)
  memberId = (by: Someone): string => memberIdOf(this.brandId, by.openid)
  handle = (id: string): string => handleOf(id, this.brandId, SEAL_KEY)
  storeId = (code = 'yunqi'): string => `${this.brandId}:${code}`
  command = (): string => `command-${String(++this.commands).padStart(12, '0')}`

  /** More documents, or others under the same ids. */
  given(documents: Record<string, readonly object[]>): void {
    this.database.load(documents)
  }

  /** One document of the setting with fields of its own. */
  change(collection: string, id: string, fields: object): void {
    this.database.load({ [collection]: [{ ...this.one(collection, id), ...fields }] })
  }

  all<D>(collection: string): D[] {
    return this.database.all(collection) as unknown as D[]
  }

  one<D>(collection: string, id: string): D {
    const found = this.database.get(collection, id)
    if (!found) throw new Error(`there is no ${id} in ${collection}`)
    return found as unknown as D
  }

  /** An action by one person, through the router as it ships. */
  async when<N extends ActionName>(by: Someone, action: N, input: InputOf<N>): Promise<Answer<N>> {
    callAs({ OPENID: by.openid, APPID: APPIDS[this.brandId], UNIONID: by.unionid, SOURCE: 'wx_client' })
    this.trips = []
    const answer = await api({ action, brand: this.brandId, input }, { request_id: 'test' })
    return answer as unknown as Answer<N>
  }

  /** The data of a yes; fails the test on a refusal. */
  async must<N extends ActionName>(by: Someone, action: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const answer = await this.when(by, action, input)
    if (!answer.ok) throw new Error(`${action} was refused: ${answer.code} ${answer.message}`)
    return answer.data
  }

  /** A customer pays at a till; resolves when the notice has been answered. */
  async paid(by: Someone, amountFen: number, store = 'yunqi') {
    const { outTradeNo, paid } = await this.payments.till.pay({
      mchid: MCHIDS[this.brandId],
      appid: APPIDS[this.brandId] ?? '',
      openid: by.openid,
      amountFen,
      attach: `st=${store}`,
    })
    await this.payments.notices.idle()
    const mchid = MCHIDS[this.brandId]
    return { mchid, outTradeNo, orderId: `${mchid}:${outTradeNo}`, transactionId: paid?.transactionId ?? '' }
  }

  /** Money goes back by WeChat Pay; resolves when the notice has been answered. */
  async refunded({ mchid, outTradeNo }: { mchid: string; outTradeNo: string }, refundFen: number) {
    await this.payments.refund({ mchid, outTradeNo, refundFen, by: 'api' })
    await this.payments.notices.idle()
  }

  /** A member with a phone number, joined through the page. */
  async joined(by: Someone): Promise<string> {
    const phoneCode = `${by.phone}/${this.command()}`
    await this.must(by, 'member.join', { commandId: this.command(), consent: '2026-09', phoneCode })
    return this.memberId(by)
  }

  /** The timer's full look, until nothing of the next two hours is due. */
  async sweep(): Promise<void> {
    for (let round = 0; round < 40; round += 1) {
      callAs({ SOURCE: 'wx_trigger' })
      this.trips = []
      await jobs({ TriggerName: 'look' }, { time_limit_in_ms: 20_000 })
      const due = earliestDuty(this.database.dump())
      if (due > this.now() + 2 * 3_600_000) return
      await this.until(Math.max(this.now() + 1_000, due))
    }
    throw new Error('something stays owed however often the sweepers run')
  }

  /**
   * Time passes, with what WeChat Pay does of itself meanwhile: refunds that go through, notices sent
   * again.
   */
  private async until(at: number): Promise<void> {
    for (let next = this.clock.takeDue(at); next; next = this.clock.takeDue(at)) await next()
    this.clock.moveTo(at)
  }

  private async notice(url: string, { headers, body }: { headers: object; body: Buffer }) {
    const event = { path: url.replace(environment.PUBLIC_BASE_URL, ''), httpMethod: 'POST', headers, body }
    const answer = await http({ ...event, body: body.toString('utf8') })
    return { status: (answer as { statusCode: number }).statusCode }
  }
}

/** Declares the shop of a test file: as new before every test. */
export function testShop(rules: Rules = RULES[0] as Rules, startsAt = MORNING): Shop {
  const shop = new Shop()
  let opened = 0
  beforeEach(() => {
    opened += 1
    shop.open(rules, startsAt + opened * BETWEEN_TESTS_MS)
    jest.spyOn(Date, 'now').mockImplementation(() => shop.now())
    jest.spyOn(globalThis, 'fetch').mockImplementation(async (url, request) => {
      const { method = 'GET', headers, body } = request ?? {}
      const answer = await shop.payments.handle({
        method,
        path: String(url).replace(environment.WECHATPAY_BASE_URL, ''),
        headers: { ...(headers as Record<string, string>), host: 'pay' },
        body: Buffer.from(String(body ?? '')),
      })
      const isEmpty = answer.status === 204
      return new Response(isEmpty ? null : new Uint8Array(answer.body), {
        status: answer.status,
        headers: answer.headers,
      })
    })
    for (const level of ['log', 'warn', 'error'] as const) jest.spyOn(console, level).mockImplementation()
  })
  afterEach(async () => {
    await shop.payments.stop()
    jest.restoreAllMocks()
  })
  return shop
}
