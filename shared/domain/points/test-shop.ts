import type { Hold, MemberDoc } from '../account/types'
import { adjustPoints, isRefused } from '../adjustment/adjust'
import { decideProposal, type ProposalDoc, propose } from '../adjustment/proposal'
import type { BrandDoc } from '../brand/types'
import { dayOf } from '../calendar/day'
import type { AnyCampaignDoc } from '../campaign/types'
import { NEVER } from '../due'
import { adjustCause } from '../ids'
import { finished, voided } from '../mall/decide-exchange'
import { holdOf, holdPoints, settleHold } from '../mall/hold-points'
import { openExchange } from '../mall/open-exchange'
import { cup } from '../mall/test-mall'
import type { ExchangeDoc } from '../mall/types'
import { joinMember } from '../member/join-member'
import { addPaid, addRefund } from '../order/add-fact'
import { orderAfterSettle } from '../order/after-settle'
import type { FactDecision, OrderDoc, PaidFact, RefundFact } from '../order/types'
import { auditMember, auditOrder } from '../settlement/audit'
import { newestEntryOf, settleOrder } from '../settlement/settle-order'
import { guest, LIN, NOW, origin, paidFact, refundFact, brand as shanze } from '../test-brand'
import { archived, entriesToArchive, sameEntry } from './archive'
import { balancesOf } from './balances'
import type { Written } from './book'
import { isSettling } from './entry-kinds'
import { rollMember } from './roll-member'
import type { LedgerEntry } from './types'

/**
 * A process that stops before every round trip, so a test can interleave it with others or never resume it.
 */
export type Process = Generator<undefined, void, void>

/**
 * The collections of one person as the database keeps them, and the flows of
 * docs/architecture/state-changes.md upon them.
 */
export class Shop {
  now = NOW
  member: MemberDoc | null = null
  readonly ledger = new Map<string, LedgerEntry>()
  readonly orders = new Map<string, OrderDoc>()
  readonly proposals = new Map<string, ProposalDoc>()
  readonly exchanges = new Map<string, ExchangeDoc>()

  constructor(
    readonly brand: BrandDoc = shanze,
    readonly campaigns: AnyCampaignDoc[] = [],
  ) {}

  /** A verified notice until durable: one guarded write, no settling. */
  pay(no: string, fen: number, over: Partial<PaidFact> = {}): void {
    const day = dayOf(this.now, this.brand.timeZone)
    const paid = paidFact(fen, { at: this.now, day, transactionId: `tx-${no}`, ...over })
    this.place(no, order => addPaid(order, { origin: origin(no), paid }, this.now))
  }

  refund(no: string, refundNo: string, fen: number, over: Partial<RefundFact> = {}): void {
    const refund = refundFact(refundNo, fen, { at: this.now, ...over })
    this.place(no, order => addRefund(order, { origin: origin(no), totalFen: null, refund }, this.now))
  }

  order(no: string): OrderDoc {
    const order = this.orders.get(origin(no).mchid + no)
    if (!order) throw new Error(`no order ${no}`)
    return order
  }

  private place(no: string, decide: (order: OrderDoc | null) => FactDecision): void {
    const id = origin(no).mchid + no
    const decision = decide(this.orders.get(id) ?? null)
    if (decision.kind === 'insert' || decision.kind === 'update') this.orders.set(id, decision.order)
  }

  /** `settle(order)` with the order in hand, as docs/architecture/state-changes.md has it, trip by trip. */
  *settle(no: string, inHand: OrderDoc = this.order(no)): Process {
    let order = inHand
    for (let attempt = 0; attempt < 50; attempt++) {
      yield
      const member = this.member ?? guest({ createdAt: this.now })
      yield
      const booked = [...this.ledger.values()].filter(entry => entry.ref === order._id)
      const newest = newestEntryOf(order._id, member.journal, booked)
      const { brand, campaigns, now } = this
      const decision = settleOrder({ member, order, newest, brand, campaigns, now })
      if (decision.kind === 'archive-first') {
        yield* this.archive()
        continue
      }
      if (decision.kind === 'booked') {
        yield
        if (!this.write(member, decision)) continue
      }
      const entry =
        decision.kind === 'booked'
          ? decision.entries.find(isSettling)
          : decision.kind === 'already'
            ? decision.entry
            : null
      yield
      if (this.order(no).version === order.version) {
        this.orders.set(origin(no).mchid + no, { ...order, ...orderAfterSettle(order, entry ?? null) })
        return
      }
      yield
      order = this.order(no)
    }
  }

  *archive(): Process {
    yield
    const member = this.member
    if (!member) return
    for (const entry of entriesToArchive(member)) {
      yield
      const existing = this.ledger.get(entry._id)
      if (existing && !sameEntry(existing, entry)) throw new Error(`alarm: ${entry._id} differs`)
      if (!existing) this.ledger.set(entry._id, structuredClone(entry))
    }
    yield
    if (this.member?.seq === member.seq) {
      this.member = { ...this.member, ...archived({ member, brand: this.brand, now: this.now }) }
    }
  }

  *join(): Process {
    yield* this.command(member => joinMember({ member, brand: this.brand, phone: null, now: this.now }))
  }

  *roll(): Process {
    yield* this.command(member => rollMember({ member, brand: this.brand, now: this.now }))
  }

  *adjust(commandId: string, points: number): Process {
    for (let attempt = 0; attempt < 20; attempt++) {
      yield
      const member = this.member ?? guest()
      yield
      const booked = this.ledger.get(adjustCause(LIN, commandId)) ?? null
      const input = {
        member,
        brand: this.brand,
        named: LIN,
        commandId,
        points,
        note: '更正',
        inputHash: `${points}`,
        booked,
      }
      const decision = adjustPoints({ ...input, now: this.now })
      if (decision.kind === 'archive-first') yield* this.archive()
      else if (decision.kind !== 'booked') return
      yield
      if (decision.kind === 'booked' && this.write(member, decision)) return
    }
  }

  /** Points for goods in two phases; stock is the mall's own test (exchange/interleaving.test.ts). */
  *exchange(commandId: string, points: number, end: 'done' | 'void'): Process {
    yield
    let before = this.member ?? guest({ createdAt: this.now })
    yield
    if (!this.exchanges.has(commandId)) {
      const goods = cup({ points })
      const drawn = { pickUpId: '', timeZone: this.brand.timeZone, now: this.now }
      this.exchanges.set(
        commandId,
        openExchange({ _id: commandId, goods, memberId: LIN, commandId, period: '', ...drawn }),
      )
    } else {
      yield
      before = this.member ?? before
      yield
    }
    if (this.exchanges.get(commandId)?.state !== 'open') return yield* this.settleExchange(commandId)
    const held = yield* this.hold(commandId, before)
    yield
    this.decideExchange(commandId, end === 'done' ? held : null)
    yield* this.settleExchange(commandId)
  }

  private *hold(c: string, first: MemberDoc): Generator<undefined, Hold | null, void> {
    for (let before = first, attempt = 0; attempt < 20; attempt++) {
      const exchange = this.exchanges.get(c)
      if (exchange?.state !== 'open') return null
      const decision = holdPoints({ member: before, brand: this.brand, exchange, now: this.now })
      if (decision.kind === 'held') return decision.hold
      if (decision.kind === 'archive-first') yield* this.archive()
      else if (decision.kind !== 'booked') return null
      yield
      if (decision.kind === 'booked' && this.write(before, decision)) return holdOf(decision.next, c)
      yield
      before = this.member ?? before
      yield
    }
    return null
  }

  /** The exchange document decides, once. */
  private decideExchange(c: string, held: Hold | null): void {
    const exchange = this.exchanges.get(c)
    if (exchange?.state !== 'open') return
    const unit = { token: c, shardId: '', now: this.now }
    const fields = held ? finished(exchange, { ...unit, lots: held.lots }) : voided('timed-out')
    this.exchanges.set(c, { ...exchange, ...fields })
  }

  *settleExchange(c: string): Process {
    yield* this.command(member => {
      const exchange = this.exchanges.get(c)
      if (!exchange) return { kind: 'nothing' }
      return settleHold({ member, brand: this.brand, exchange, now: this.now })
    })
  }

  /** A correction above the limit: one insert, nothing moves yet. */
  propose(commandId: string, points: number): void {
    if (this.proposals.has(commandId)) return
    const by = { brandId: 'shanze', memberId: LIN, reason: '更正', proposedBy: 'shanze:o-shen' }
    const proposal = { _id: commandId, commandId, points, inputHash: `${points}`, ...by }
    this.proposals.set(commandId, propose(proposal, this.now))
  }

  /** A second person's word, and what follows from it, trip by trip. */
  *decide(commandId: string, approve: boolean): Process {
    yield
    const proposal = this.proposals.get(commandId)
    if (!proposal) return
    const word = { staffId: 'shanze:o-lu', commandId: `decide-${commandId}`, approve, ownCard: false }
    const decision = decideProposal(proposal, word, this.now)
    yield
    if (decision.kind === 'decided' && this.proposals.get(commandId)?.state === 'open') {
      this.proposals.set(commandId, decision.next)
    }
    yield* this.carryOut(commandId)
  }

  *carryOut(commandId: string): Process {
    yield
    const proposal = this.proposals.get(commandId)
    if (proposal?.state !== 'approved') return
    yield* this.adjust(commandId, proposal.points)
    yield
    const entry = this.entries().find(({ _id }) => _id === adjustCause(LIN, commandId))
    if (!entry || this.proposals.get(commandId)?.state !== 'approved') return
    const state = isRefused(entry) ? 'impossible' : 'booked'
    this.proposals.set(commandId, { ...proposal, state, dueAt: NEVER })
  }

  private *command(decide: (member: MemberDoc) => Written | { kind: string }): Process {
    for (let attempt = 0; attempt < 20; attempt++) {
      yield
      const member = this.member ?? guest({ createdAt: this.now })
      const decision = decide(member)
      if (decision.kind === 'archive-first') yield* this.archive()
      else if (decision.kind !== 'booked') return
      yield
      if (decision.kind === 'booked' && this.write(member, decision as Written)) return
    }
  }

  /** The deciding write: guarded by the `seq` that was read, or an insert. */
  private write(before: MemberDoc, decision: Written): boolean {
    if (decision.kind !== 'booked' || (this.member?.seq ?? 0) !== before.seq) return false
    this.member = structuredClone(decision.next)
    return true
  }

  /** Runs processes to their end, one after the other. */
  run(...processes: Process[]): this {
    for (const process of processes) while (!process.next().done);
    return this
  }

  /** All sweepers until nothing is owed to an order and the journal is empty. */
  sweep(): this {
    for (const [id, order] of this.orders)
      if (order.dueAt < NEVER) this.run(this.settle(id.slice(origin().mchid.length)))
    for (const c of this.exchanges.keys()) {
      this.decideExchange(c, null)
      this.run(this.settleExchange(c))
    }
    for (const id of this.proposals.keys()) this.run(this.carryOut(id))
    return this.run(this.archive())
  }

  entries(): LedgerEntry[] {
    return [
      ...new Map([...this.ledger, ...(this.member?.journal ?? []).map(e => [e._id, e] as const)]).values(),
    ]
  }

  /** Every broken promise at this moment; settled orders are asked too when `settled`. */
  audit(settled = false): string[] {
    const entries = this.entries()
    const orders = settled ? [...this.orders.values()] : []
    return [
      ...(this.member ? auditMember(this.member, entries) : []),
      ...this.capsBroken(),
      ...(settled ? [...this.proposalsBroken(), ...this.exchangesBroken()] : []),
      ...orders.flatMap(order =>
        auditOrder(
          order,
          entries.filter(entry => entry.ref === order._id),
        ),
      ),
    ]
  }

  /** What orders of one day or month were granted, never more than the caps of the rule. */
  private capsBroken(): string[] {
    const { maxPerDay, maxPerMonth } = this.brand.points
    const granted = new Map<string, number>()
    const plans = new Map(
      this.entries()
        .filter(isSettling)
        .map(({ ref, plan }) => [ref, plan.points] as const),
    )
    for (const [ref, points] of plans) {
      const day = [...this.orders.values()].find(({ _id }) => _id === ref)?.paid?.day ?? ''
      for (const span of [day, day.slice(0, 7)]) granted.set(span, (granted.get(span) ?? 0) + points)
    }
    return [...granted].flatMap(([span, points]) => {
      const most = span.length === 7 ? maxPerMonth : maxPerDay
      return most > 0 && points > most ? [`${span} granted ${points}, the cap is ${most}`] : []
    })
  }

  /** Swept, nothing is held; what was spent is what done exchanges cost. */
  private exchangesBroken(): string[] {
    const done = [...this.exchanges.values()].filter(({ state }) => state === 'ready')
    const cost = done.reduce((sum, { points }) => sum + points, 0)
    const spent = balancesOf(this.entries())['brand.spent'] ?? 0
    const held = this.member?.holds.length ?? 0
    return [
      ...(held > 0 ? [`${held} holds are left`] : []),
      ...(spent !== cost ? [`spent ${spent}, done exchanges cost ${cost}`] : []),
    ]
  }

  /** Nothing approved is left undone, and what is booked or impossible is what its entry says. */
  private proposalsBroken(): string[] {
    return [...this.proposals.values()].flatMap(({ _id, state }) => {
      const entry = this.entries().find(each => each._id === adjustCause(LIN, _id))
      const told = !entry ? ['open', 'refused'] : isRefused(entry) ? ['impossible'] : ['booked']
      return told.includes(state) ? [] : [`proposal ${_id} is ${state}`]
    })
  }
}
