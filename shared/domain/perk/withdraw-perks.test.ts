import type { MemberDoc } from '../account/types'
import { givePerks } from '../member/give-perks'
import { createOrder } from '../order/create-order'
import type { OrderDoc } from '../order/types'
import { balancesOf } from '../points/balances'
import { newestEntryOf, settleOrder } from '../settlement/settle-order'
import { origin, paidFact, refundFact } from '../test-brand'
import { perksOf } from './due-perks'
import { given, holder, november, on, shop, written } from './test-perks'

const DAY = '2026-11-22'
const now = on(DAY)
const TASTING = { kind: 'monthly', batchId: 'shanze:tasting', period: '2026-11' } as const

/** 知味 with 700 growth pays 1,500 yuan, is 藏山, is given what that tier gives, and has the money back. */
class Customer {
  order: OrderDoc

  constructor(public member: MemberDoc = holder('zhiwei', { given: [november], birthday: '11-30' })) {
    const wish = { description: '茶', lines: [], commandId: 'c', inputHash: '', amountFen: 150_000 }
    const order = createOrder({ ...origin(), ...wish, memberId: member._id, now })
    this.order = { ...order, version: 2, paid: paidFact(150_000, { at: now, day: DAY }) }
    this.settle()
  }

  settle(): this {
    const { member, order } = this
    const newest = newestEntryOf(order._id, member.journal)
    const decision = settleOrder({
      member,
      order,
      newest,
      brand: shop,
      campaigns: [],
      now: now + order.version,
    })
    if (decision.kind !== 'booked') throw new Error(decision.kind)
    this.member = decision.next
    return this
  }

  give(): this {
    const { journal } = this.member
    this.member = { ...written(givePerks({ member: this.member, brand: shop, now })), journal }
    return this
  }

  refund(): this {
    this.order = { ...this.order, version: 3, refunds: [refundFact('r1', 150_000, { at: now })] }
    return this.settle()
  }
}

describe('what a tier gave before a refund undid it', () => {
  test('C5: its coupons are to be taken back, handed over or not, and the tier held again gives its own', () => {
    const { member } = new Customer().give().refund()
    const { given: periods, owed, withdrawn } = perksOf(member)
    expect(member.tier).toBe('zhiwei')
    expect(withdrawn?.map(({ kind, batchId }) => `${kind} ${batchId}`)).toEqual([
      'monthly shanze:tasting',
      'birthday shanze:cake',
    ])
    expect(owed).toEqual([])
    expect(periods).toContainEqual({ ...TASTING, skipped: true })
    expect(periods).toContainEqual(given('shanze:monthly', '2026-11'))
  })

  test('C5: points of its birthday gift go back, down to those of the tier held again', () => {
    const { member } = new Customer().give().refund()
    const refunded = member.journal.at(-1)
    expect(refunded?.tier).toEqual({ from: 'cangshan', to: 'zhiwei', why: 'refunded' })
    expect(balancesOf(refunded ? [refunded] : [])['brand.withdrawn']).toBe(50)
    expect(member.lots.reduce((sum, { points }) => sum + points, 0)).toBe(50)
  })

  test('C5: points that were spent are not owed for it', () => {
    const customer = new Customer().give()
    customer.member = { ...customer.member, lots: [] }
    expect(customer.refund().member).toMatchObject({ lots: [], debt: 1_800 })
  })

  test('what was given before the raise stays', () => {
    const { member } = new Customer().refund()
    expect(perksOf(member).withdrawn).toBeUndefined()
    expect(perksOf(member).given).toEqual([november])
  })
})
