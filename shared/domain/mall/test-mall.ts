import type { MemberDoc } from '../account/types'
import { dayOf } from '../calendar/day'
import { NEVER } from '../due'
import { addPaid, addRefund } from '../order/add-fact'
import { orderAfterSettle } from '../order/after-settle'
import type { OrderDoc } from '../order/types'
import type { Written } from '../points/book'
import { rollMember } from '../points/roll-member'
import type { LedgerEntry } from '../points/types'
import { auditMember } from '../settlement/audit'
import { newestEntryOf, settleOrder } from '../settlement/settle-order'
import { newShards } from '../stock/split'
import type { StockShardDoc } from '../stock/types'
import { LIN, member, NOW, origin, paidFact, refundFact, brand as shanze } from '../test-brand'
import { auditExchange, auditGoods, auditGoodsShard } from './audit'
import {
  cancelExchange,
  dutyOf,
  ended,
  finished,
  givesPointsBack,
  handedOver,
  voided,
} from './decide-exchange'
import { goodsStock, processExchangeUnit } from './goods-stock'
import { pickUpObstacle } from './hand-over'
import { holdOf, holdPoints, returnPoints, settleHold } from './hold-points'
import { chooseExchangeSlot, exchangesOfCommand, isNearTurn, openExchange, periodOf } from './open-exchange'
import type { ExchangeDoc, GoodsDoc, VoidReason } from './types'

export type Outcome = ExchangeDoc['state'] | 'limit'
/** Stops before every round trip, so a test can interleave it with others or never resume it. */
export type Process = Generator<undefined, Outcome | undefined, void>

export const cup = (over: Partial<GoodsDoc> = {}): GoodsDoc => ({
  _id: 'shanze:cup',
  brandId: 'shanze',
  name: '山泽随行杯',
  what: { kind: 'item', pickUp: { days: 30, cancelDays: 14, ifLapsed: 'points-back' } },
  points: 80,
  onSale: true,
  needTier: '',
  limit: null,
  total: 3,
  ...over,
})

/**
 * One member, one kind of goods, one order, and the flows of docs/architecture/state-changes.md upon them,
 * trip by trip.
 */
export class Mall {
  now = NOW
  member: MemberDoc
  readonly entries = new Map<string, LedgerEntry>()
  readonly exchanges = new Map<string, ExchangeDoc>()
  readonly shards: StockShardDoc[]
  order: OrderDoc | null = null
  private tokens = 0

  constructor(
    readonly goods: GoodsDoc = cup(),
    readonly brand = shanze,
  ) {
    this.member = member()
    this.shards = newShards(goodsStock(goods))
  }

  /** Points the member has earned with an order of as many yuan, settled at once. */
  pay(yuan: number): this {
    const paid = paidFact(yuan * 100, { at: this.now })
    const decision = addPaid(this.order, { origin: origin(), paid }, this.now)
    if (decision.kind === 'insert' || decision.kind === 'update') this.order = decision.order
    return this.settle()
  }

  refund(no: string, yuan: number): this {
    const news = { origin: origin(), totalFen: null, refund: refundFact(no, yuan * 100) }
    const decision = addRefund(this.order, news, this.now)
    if (decision.kind === 'update') this.order = decision.order
    return this.settle()
  }

  private settle(): this {
    const { order, brand, now } = this
    if (!order) return this
    const newest = newestEntryOf(order._id, [...this.entries.values()])
    const decision = settleOrder({ member: this.member, order, newest, brand, campaigns: [], now })
    if (decision.kind === 'booked') this.write(this.member, decision)
    const entry = newestEntryOf(order._id, [...this.entries.values()])
    this.order = { ...order, ...orderAfterSettle(order, entry) }
    return this
  }

  *exchange(commandId: string): Process {
    const { goods, now, brand } = this
    const period = periodOf(goods.limit, dayOf(now, brand.timeZone))
    for (;;) {
      yield
      let before = this.member
      const all = [...this.exchanges.values()]
      const existing = all.filter(each => each.period === period || each.commandId === commandId)
      const slot = chooseExchangeSlot(goods, LIN, period, existing, commandId)
      if (slot.kind === 'limit') return 'limit'
      let id = slot.kind === 'already' ? yield* this.keepOne(slot.exchanges) : slot.id
      yield
      if (slot.kind === 'free' && !this.exchanges.has(id)) {
        this.exchanges.set(
          id,
          openExchange({ _id: id, goods, memberId: LIN, commandId, period, ...this.drawn(now) }),
        )
        if (isNearTurn(goods.limit, now, brand.timeZone)) {
          yield
          id = yield* this.keepOne(exchangesOfCommand([...this.exchanges.values()], commandId))
        }
        if (id === slot.id) return yield* this.carryOut(id, before)
      }
      yield
      if (this.read(id).commandId !== commandId) continue
      yield
      before = this.member
      yield
      if (this.read(id).state !== 'open') return this.read(id).state
      return yield* this.carryOut(id, before)
    }
  }

  private *keepOne([first, ...others]: readonly ExchangeDoc[]): Generator<undefined, string, void> {
    if (!first) throw new Error('nothing to keep')
    const decided = [first]
    for (const other of others) decided.push(other.state === 'open' ? yield* this.voidRival(other) : other)
    const [kept = first] = exchangesOfCommand(decided, first.commandId)
    if (kept !== first && first.state === 'open') yield* this.voidRival(first)
    return kept._id
  }

  private *voidRival({ _id }: ExchangeDoc): Generator<undefined, ExchangeDoc, void> {
    yield* this.giveUp(_id, 'repeated', null)
    return this.read(_id)
  }

  private *carryOut(x: string, before: MemberDoc): Process {
    const unit = yield* this.take(x)
    const held = yield* this.hold(x, before)
    if (!unit || held !== 'held') return yield* this.giveUp(x, unit ? 'points-short' : 'sold-out', unit)
    const lots = holdOf(this.member, x)?.lots ?? []
    yield
    if (this.read(x).state === 'open') {
      this.change(x, finished(this.read(x), { ...unit, lots, now: this.now }))
      yield* this.free(x)
      return this.read(x).state
    }
    return yield* this.obey(x, unit)
  }

  private *take(takenFor: string): Generator<undefined, { token: string; shardId: string } | null, void> {
    yield
    const shard = this.shards.find(each => each.left > 0)
    const begun = this.shards.flatMap(each =>
      each.reservations
        .filter(row => row.takenFor === takenFor)
        .map(({ token }) => ({ token, shardId: each._id })),
    )[0]
    if (!shard) return begun ?? null
    const token = `t${this.tokens++}`
    shard.left--
    shard.reservations = [...shard.reservations, { token, takenFor, memberId: LIN, at: this.now }]
    return { token, shardId: shard._id }
  }

  private *hold(x: string, first: MemberDoc): Generator<undefined, 'held' | 'no', void> {
    for (let before = first; ; ) {
      const { brand, now } = this
      const decision = holdPoints({ member: before, brand, exchange: this.read(x), now })
      if (decision.kind === 'held') return 'held'
      if (decision.kind !== 'booked') return 'no'
      yield
      if (this.write(before, decision)) return 'held'
      yield
      before = this.member
      yield
      if (this.read(x).state !== 'open') return holdOf(before, x) ? 'held' : 'no'
    }
  }

  /**
   * The void first; a void that finds another state obeys it (history `the-loser-frees-the-winner's-hold`).
   */
  private *giveUp(x: string, reason: VoidReason, unit: { token: string } | null): Process {
    yield
    if (this.read(x).state === 'open') this.change(x, voided(reason))
    return yield* this.obey(x, unit)
  }

  private *obey(x: string, unit: { token: string } | null): Process {
    yield
    const exchange = this.read(x)
    yield* this.free(x)
    if (unit && processExchangeUnit(unit, exchange).do === 'give-back') yield* this.giveBack(unit.token)
    return exchange.state
  }

  *free(x: string): Process {
    for (;;) {
      yield
      const before = this.member
      const { brand, now } = this
      const decision = settleHold({ member: before, brand, exchange: this.read(x), now })
      if (decision.kind !== 'booked') return
      yield
      if (this.write(before, decision)) return
    }
  }

  *cancel(x: string): Process {
    yield
    const exchange = this.exchanges.get(x)
    if (!exchange) return
    const { now } = this
    const decision = cancelExchange(exchange, now)
    yield
    if (decision.do === 'void') return yield* this.giveUp(x, 'cancelled', null)
    if (decision.do === 'cancel' && this.read(x).state === 'ready') this.change(x, ended('cancelled', now))
    return yield* this.process(x)
  }

  /** A clerk confirms what a preview has shown as ready. */
  *handOver(x: string, commandId: string): Process {
    yield
    const { now } = this
    const exchange = this.exchanges.get(x)
    if (!exchange || pickUpObstacle(exchange, now)) return exchange?.state
    yield
    const clerk = { storeId: 'shanze:yunqi', staffId: 'shanze:o-chen', staffName: '陈一' }
    if (this.read(x).state === 'ready') this.change(x, handedOver({ commandId, ...clerk, at: now }))
    return this.read(x).state
  }

  /** The exchanges sweeper. */
  *process(x: string): Process {
    yield
    const exchange = this.read(x)
    const { now } = this
    const duty = dutyOf(exchange, now)
    if (duty === 'void') return yield* this.giveUp(x, 'timed-out', null)
    if (duty === 'lapse') {
      yield
      if (this.read(x).state !== 'ready') return
      this.change(x, ended('lapsed', now))
    } else if (duty !== 'take-back') return
    if (givesPointsBack(this.read(x))) yield* this.takeBack(this.read(x))
    return yield* this.returnUnit(this.read(x))
  }

  private *returnUnit({ _id: exchangeId, shardId }: ExchangeDoc): Process {
    const token = `t${this.tokens++}`
    yield
    const shard = this.shards.find(each => each._id === shardId)
    if (!shard) throw new Error(`no shard ${shardId}`)
    shard.reservations = [
      ...shard.reservations,
      { token, takenFor: exchangeId, memberId: LIN, at: this.now, back: true },
    ]
    yield
    if (this.read(exchangeId).returnToken !== '') return
    this.change(exchangeId, { returnToken: token, dueAt: NEVER })
    yield* this.giveBack(token)
  }

  private *takeBack(exchange: ExchangeDoc): Process {
    for (;;) {
      yield
      const before = this.member
      yield
      const booked = this.entries.get(`exch:${exchange._id}:return`) ?? null
      const decision = returnPoints({ member: before, brand: this.brand, exchange, booked, now: this.now })
      if (decision.kind !== 'booked') return
      yield
      if (this.write(before, decision)) return
    }
  }

  /** The shards sweeper. */
  *processGoodsShard(i: number): Process {
    yield
    for (const row of this.shards[i]?.reservations ?? []) {
      const { token, takenFor } = row
      yield
      const decision = processExchangeUnit(row, this.read(takenFor))
      yield
      if (decision.do === 'give-back') yield* this.giveBack(token)
      const shard = this.shards[i]
      if (decision.do === 'drop' && shard)
        shard.reservations = shard.reservations.filter(row => row.token !== token)
    }
    return undefined
  }

  private *giveBack(token: string): Process {
    yield
    const shard = this.shards.find(each => each.reservations.some(row => row.token === token))
    if (!shard) return
    shard.reservations = shard.reservations.filter(row => row.token !== token)
    shard.left++
    return undefined
  }

  *roll(): Process {
    yield
    const before = this.member
    const decision = rollMember({ member: before, brand: this.brand, now: this.now })
    yield
    if (decision.kind === 'booked') this.write(before, decision)
    return undefined
  }

  private drawn(now: number) {
    return { pickUpId: 'PICKUPCODE', timeZone: this.brand.timeZone, now }
  }

  private read(x: string): ExchangeDoc {
    const exchange = this.exchanges.get(x)
    if (!exchange) throw new Error(`no exchange ${x}`)
    return exchange
  }

  private change(x: string, fields: Partial<ExchangeDoc>): void {
    this.exchanges.set(x, { ...this.read(x), ...fields })
  }

  /** The deciding write, archived at once: the points tests cover which of the two an entry is in. */
  private write(before: MemberDoc, decision: Written): boolean {
    if (decision.kind !== 'booked' || this.member.seq !== before.seq) return false
    for (const entry of decision.entries) {
      if (this.entries.has(entry._id)) throw new Error(`booked twice: ${entry._id}`)
      this.entries.set(entry._id, structuredClone(entry))
    }
    this.member = { ...structuredClone(decision.next), journal: [] }
    return true
  }

  run(process: Process): Outcome | undefined {
    for (;;) {
      const step = process.next()
      if (step.done) return step.value
    }
  }

  /** All slow runs are dead; all sweepers run until nothing is owed. */
  sweep(): this {
    this.now += 180_000
    for (let round = 0; round < 3; round++) {
      for (const x of this.exchanges.keys()) this.run(this.process(x))
      for (const hold of this.member.holds) this.run(this.free(hold.exchangeId))
      for (const i of this.shards.keys()) this.run(this.processGoodsShard(i))
    }
    return this
  }

  get points(): number {
    return this.member.lots.reduce((total, lot) => total + lot.points, 0)
  }

  get left(): number {
    return this.shards.reduce((total, shard) => total + shard.left, 0)
  }

  states(): string[] {
    return [...this.exchanges.values()].map(exchange => exchange.state)
  }

  audit(): string[] {
    const entries = [...this.entries.values()]
    const exchanges = [...this.exchanges.values()]
    const ofExchange = (x: string) => entries.filter(entry => entry.ref === x)
    return [
      ...auditMember({ ...this.member, growth: growthOf(entries) }, entries),
      ...this.shards.flatMap(shard => auditGoodsShard(shard, exchanges)),
      ...exchanges.flatMap(each => auditExchange(each, this.member, ofExchange(each._id))),
      ...auditGoods(this.goods, exchanges),
    ]
  }
}

const growthOf = (entries: readonly LedgerEntry[]) => entries.reduce((sum, entry) => sum + entry.growth, 0)
