import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import type { AnyCampaignDoc } from '../campaign/types'
import { addPaid, addPaidBack, addRefund } from '../order/add-fact'
import { blankOrder } from '../order/create-order'
import type { OrderDoc } from '../order/types'
import type { LedgerEntry } from '../points/types'
import { auditMember, auditOrder } from '../settlement/audit'
import { newestEntryOf, settleOrder } from '../settlement/settle-order'
import { brand, LIN, member, NOW, origin, paidFact, refundFact } from '../test-brand'
import { refundPrincipal, spendAtCounter, topUpAtCounter, voidSpend } from './counter'
import type { StoredValue, StoredValueRule } from './types'

export const rule: StoredValueRule = {
  version: 1,
  bonuses: [
    { fromFen: 20_000, bonusFen: 1_000 },
    { fromFen: 50_000, bonusFen: 5_000 },
  ],
  leastFen: 100,
  mostFen: 100_000,
  mostHeldFen: 120_000,
  memberCodeMostFen: 20_000,
  topUpPerDayFen: 1_000_000,
  earnOn: 'spend',
}
export const yuan = (n: number) => n * 100
const CUSTOMER = LIN
const CHEN = { storeId: 'shanze:yunqi', staffId: 'shanze:chen' }
export const held = (principalFen: number, bonusFen: number): StoredValue => ({ principalFen, bonusFen })

/** The demo tea house with stored value. */
export const tea = (earnOn: StoredValueRule['earnOn'] = 'spend'): BrandDoc => ({
  ...brand,
  storedValue: { ...rule, earnOn },
})

/** One person's books, every entry kept. */
export class Books {
  member: MemberDoc
  entries = new Map<string, LedgerEntry>()
  now = NOW
  order: OrderDoc = { ...blankOrder(origin(), NOW), version: 1, topUp: { bonusFen: 5_000, ruleVersion: 1 } }
  points = () => this.member.lots.reduce((sum, lot) => sum + lot.points, 0)

  constructor(
    stored: StoredValue = held(0, 0),
    public brand: BrandDoc = tea(),
    public campaigns: AnyCampaignDoc[] = [],
  ) {
    this.member = member()
    if (stored.principalFen > 0) this.topUp('seed', stored.principalFen)
  }

  private given(commandId: string, inputHash: string, cause: string) {
    const booked = this.entries.get(cause) ?? null
    return {
      member: this.member,
      brand: this.brand,
      customerId: CUSTOMER,
      commandId,
      inputHash,
      counter: CHEN,
      booked,
      now: this.now,
    }
  }

  private keep<D extends { kind: string }>(decision: D): D['kind'] {
    if (decision.kind !== 'booked') return decision.kind
    const { next, entries } = decision as unknown as { next: MemberDoc; entries: LedgerEntry[] }
    for (const entry of entries) this.entries.set(entry._id, entry)
    this.member = { ...next, journal: [] }
    return decision.kind
  }

  topUp = (c: string, amountFen: number) =>
    this.keep(topUpAtCounter({ ...this.given(c, `${amountFen}`, `topup:${CUSTOMER}:${c}`), amountFen, rule }))
  spend = (c: string, amountFen: number) =>
    this.keep(
      spendAtCounter({
        ...this.given(c, `${amountFen}`, `spend:${CUSTOMER}:${c}`),
        amountFen,
        campaigns: this.campaigns,
      }),
    )
  refund = (c: string, amountFen: number) =>
    this.keep(
      refundPrincipal({
        ...this.given(c, `${amountFen}`, `svback:${CUSTOMER}:${c}`),
        amountFen,
        reason: '不再来',
      }),
    )

  undo(c: string, over: { staffId?: string; role?: 'clerk' | 'manager'; reason?: string } = {}) {
    const spend = this.entries.get(`spend:${CUSTOMER}:${c}`)
    if (spend?.kind !== 'spend') return 'none'
    const { staffId = CHEN.staffId, role = 'clerk', reason = '' } = over
    const given = this.given('', '', `spend:${CUSTOMER}:${c}:void`)
    return this.keep(voidSpend({ ...given, spend, by: { _id: staffId, role }, reason }))
  }

  pay(fen: number): this {
    return this.fact(addPaid(this.order, { origin: origin(), paid: paidFact(fen) }, this.now))
  }

  refundOrder(no: string, fen: number): this {
    const news = { origin: origin(), totalFen: null, refund: refundFact(no, fen) }
    return this.fact(addRefund(this.order, news, this.now))
  }

  /** What the archiver does: the order receives what the counter paid back of it. */
  tell(): this {
    const back = this.member.topUps?.find(({ ref }) => ref === this.order._id)?.back.fen ?? 0
    return this.fact(addPaidBack(this.order, back, this.now))
  }

  private fact(decision: ReturnType<typeof addPaid>): this {
    if (decision.kind === 'update') this.order = decision.order
    const newest = newestEntryOf(this.order._id, [...this.entries.values()])
    const { member, order, now, campaigns } = this
    this.keep(settleOrder({ member, order, newest, brand: this.brand, campaigns, now }))
    return this
  }

  audit(): string[] {
    const entries = [...this.entries.values()]
    const ofOrder = entries.filter(entry => entry.ref === this.order._id)
    const settled = this.order.paid ? auditOrder(this.order, ofOrder) : []
    return [...auditMember(this.member, entries), ...settled]
  }
}
