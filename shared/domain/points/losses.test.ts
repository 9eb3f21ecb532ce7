import type { MemberDoc } from '../account/types'
import { adjustPoints } from '../adjustment/adjust'
import { addDays, FAR_DAY } from '../calendar/day'
import { closeMember } from '../member/close-member'
import { joinMember } from '../member/join-member'
import { createOrder } from '../order/create-order'
import type { OrderDoc } from '../order/types'
import { newestEntryOf, settleOrder } from '../settlement/settle-order'
import { brandWith, DAY_MS, member, NOW, origin, paidFact, refundFact } from '../test-brand'
import type { Written } from './book'
import { creditEnded, forgiveLapsed } from './losses'
import { roll } from './mature-and-expire'
import { purseOf } from './purse'

/** Points end with the year in which they were earned. */
const brand = brandWith({ expiry: { after: 'years', years: 0 } })
const NEW_YEARS_EVE = Date.parse('2026-12-31T12:00:00Z')

/** One customer's books, written one command after the other. */
class Customer {
  now = NEW_YEARS_EVE
  member: MemberDoc = member()
  order: OrderDoc = paidOrder(500_000)

  settle(): void {
    const { order, now } = this
    const newest = newestEntryOf(order._id, this.member.journal)
    this.write(settleOrder({ member: this.member, order, newest, brand, campaigns: [], now }))
  }

  refund(fen: number): void {
    const refund = refundFact(`r${this.order.version}`, fen, { at: this.now })
    this.order = { ...this.order, version: this.order.version + 1, refunds: [...this.order.refunds, refund] }
    this.settle()
  }

  spend(points: number): void {
    const commandId = `spend-${points}`
    const wish = {
      named: this.member._id,
      commandId,
      points: -points,
      note: '兑换',
      inputHash: '',
      booked: null,
    }
    this.write(adjustPoints({ member: this.member, brand, now: this.now, ...wish }))
  }

  close(): void {
    this.write(closeMember({ member: this.member, brand, now: this.now }))
  }

  join(): void {
    this.write(joinMember({ member: this.member, brand, phone: null, now: this.now }))
  }

  get points(): [active: number, debt: number] {
    return [this.member.lots.reduce((sum, lot) => sum + lot.points, 0), this.member.debt]
  }

  private write(decision: Written | { kind: string }): void {
    if (decision.kind !== 'booked') throw new Error(decision.kind)
    this.member = (decision as Extract<Written, { kind: 'booked' }>).next
  }
}

function paidOrder(fen: number): OrderDoc {
  const wish = { description: '茶', lines: [], commandId: 'c', inputHash: '', amountFen: fen }
  const order = createOrder({ ...origin(), ...wish, now: NEW_YEARS_EVE })
  return { ...order, version: 2, paid: paidFact(fen, { at: NEW_YEARS_EVE, day: '2026-12-31' }) }
}

describe('a refund after the own lot has ended', () => {
  test('C18: points spent on the last evening are owed when the payment comes back on New Year', () => {
    const customer = new Customer()
    customer.settle()
    customer.spend(5_000)
    customer.now += DAY_MS
    customer.refund(500_000)
    expect(customer.points).toEqual([0, 5_000])
  })

  test('C18: points that nobody spent are forgiven, part for part', () => {
    const customer = new Customer()
    customer.settle()
    customer.spend(2_000)
    customer.now += DAY_MS
    customer.refund(300_000)
    expect(customer.points).toEqual([0, 0])
    customer.refund(200_000)
    expect(customer.points).toEqual([0, 2_000])
  })

  test('C18 and M21: on the last day of the lot nothing is forgiven yet', () => {
    const customer = new Customer()
    customer.settle()
    customer.spend(5_000)
    customer.now += 3.9 * 3_600_000
    customer.refund(500_000)
    expect(customer.points).toEqual([0, 5_000])
  })
})

describe('what a lot has lost', () => {
  const purse = (over: Partial<MemberDoc>) => purseOf(member(over))
  const row = (day: string, points: number) => ({ day, points })

  test('is forgiven lot by lot; what is left of it, and of other lots, stays to be forgiven', () => {
    const lost = purse({ lapsed: [row('2026-10-31', 5), row('2026-11-30', 8)] })
    expect(forgiveLapsed(lost, 'brand.issued', 3, '2026-11-30')).toBe(0)
    expect(lost.lapsed).toEqual([row('2026-10-31', 5), row('2026-11-30', 5)])
    expect(forgiveLapsed(lost, 'brand.issued', 9, '2026-11-30')).toBe(4)
    expect(lost.lapsed).toEqual([row('2026-10-31', 5)])
    expect(forgiveLapsed(lost, 'brand.issued', 2, '2026-09-30')).toBe(2)
    expect(lost.postings).toEqual([{ from: 'brand.forgiven', to: 'brand.issued', points: 8 }])
  })

  test('is what comes back after its end, less the debt that it repays', () => {
    const owing = purse({ debt: 30 })
    creditEnded(owing, 'brand.spent', 80, '2026-10-31')
    expect([owing.debt, owing.lapsed]).toEqual([0, [row('2026-10-31', 50)]])
    expect(owing.postings).toEqual([
      { from: 'brand.spent', to: 'member.debt', points: 30 },
      { from: 'brand.spent', to: 'brand.expired', points: 50 },
    ])
    creditEnded(owing, 'brand.spent', 4, '2026-10-31')
    expect(owing.lapsed).toEqual([row('2026-10-31', 54)])
  })

  test('is nothing when all of it repays a debt', () => {
    const owing = purse({ debt: 30 })
    creditEnded(owing, 'brand.spent', 30, '2026-10-31')
    expect([owing.debt, owing.lapsed, owing.postings.length]).toEqual([0, [], 1])
  })

  test('includes points that ended while they still waited', () => {
    const waiting = purse({ pending: [{ ref: 'o', points: 9, fromDay: FAR_DAY, lotDay: '2026-10-31' }] })
    roll(waiting, '2026-11-22')
    expect([waiting.pending, waiting.lapsed]).toEqual([[], [row('2026-10-31', 9)]])
  })
})

describe('a refund after the account was closed', () => {
  test('C1: what was spent before the closing is owed, and still owed by who comes back', () => {
    const customer = new Customer()
    customer.settle()
    customer.spend(3_000)
    customer.close()
    customer.refund(500_000)
    expect([customer.points, customer.member.forfeited]).toEqual([[0, 3_000], 0])
    customer.join()
    expect(customer.points).toEqual([0, 3_000])
  })

  test('C1: what the closing took is forgiven once, also over several refunds and closings', () => {
    const customer = new Customer()
    customer.settle()
    customer.spend(3_000)
    customer.close()
    customer.now += 1
    customer.join()
    customer.now += 1
    customer.close()
    customer.refund(100_000)
    expect([customer.points, customer.member.forfeited]).toEqual([[0, 0], 1_000])
    customer.refund(400_000)
    expect(customer.points).toEqual([0, 3_000])
  })
})

test('what lots lost is kept for the newest 40 only', () => {
  const lapsed = Array.from({ length: 40 }, (_, i) => ({ day: addDays('2026-01-01', i), points: 1 }))
  const lots = [{ day: '2026-11-30', points: 7 }]
  const rolled = joinMember({
    member: member({ state: 'closed', lapsed, lots }),
    brand,
    phone: null,
    now: NOW + 30 * DAY_MS,
  })
  if (rolled.kind !== 'booked') throw new Error(rolled.kind)
  expect(rolled.next.lapsed).toHaveLength(40)
  expect(rolled.next.lapsed.at(-1)).toEqual({ day: '2026-11-30', points: 7 })
})
