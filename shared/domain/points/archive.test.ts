import type { MemberDoc } from '../account/types'
import { endOfDay } from '../calendar/day'
import { NEVER } from '../due'
import { addPaid, addRefund } from '../order/add-fact'
import type { OrderDoc } from '../order/types'
import { auditMember, auditOrder } from '../settlement/audit'
import { settleOrder } from '../settlement/settle-order'
import { brand, LOT, member, NOW, origin, paidFact, payGift, refundFact } from '../test-brand'
import { archived, sameEntry } from './archive'
import type { Booking, LedgerEntry, SettlingEntry } from './types'

const TZ = brand.timeZone
const booked = <T extends { kind: string }>(decision: T) => {
  if (decision.kind !== 'booked') throw new Error(JSON.stringify(decision))
  return decision as Extract<Booking<MemberDoc>, { kind: 'booked' }> & T
}
const orderWith = (fen: number, refunds: number[] = [], over = {}): OrderDoc => {
  const paid = addPaid(null, { origin: origin(), paid: paidFact(fen, over) }, NOW)
  if (paid.kind !== 'insert') throw new Error(paid.kind)
  return refunds.reduce((order, refund, i) => {
    const next = addRefund(
      order,
      { origin: origin(), totalFen: null, refund: refundFact(`r${i}`, refund) },
      NOW,
    )
    if (next.kind !== 'update') throw new Error(next.kind)
    return next.order
  }, paid.order)
}
const settle = (
  who: MemberDoc,
  order: OrderDoc,
  { newest = null as SettlingEntry | null, rules = brand, campaigns = [payGift()], now = NOW } = {},
) => settleOrder({ member: who, order, newest, brand: rules, campaigns, now })

describe('archive and audit', () => {
  const { next, entries } = booked(settle(member(), orderWith(6_800)))
  const [entry] = entries as [SettlingEntry]

  test('an emptied journal leaves the next duty', () => {
    expect(archived({ member: next, brand, now: NOW })).toEqual({
      journal: [],
      dueAt: NEVER,
      calendarDueAt: endOfDay(LOT, TZ),
    })
  })

  test('the same entry is the same whatever the order of its fields; another story is an alarm', () => {
    const shuffled = Object.fromEntries(Object.entries(entry).reverse()) as unknown as LedgerEntry
    expect(sameEntry(entry, shuffled)).toBe(true)
    expect(sameEntry(entry, { ...entry, kept: 67 })).toBe(false)
  })

  test.each<[string, MemberDoc, LedgerEntry[]]>([
    ['member.active is 68, its entries say 0', next, []],
    ['an entry stands twice', next, [entry, entry]],
    ['debt stands beside active points', { ...next, debt: 1 }, [entry]],
    ['growth is 69, its entries say 68', { ...next, growth: 69 }, [entry]],
    [
      'the lot of 2027-11-30 is 0, its entries say 68',
      { ...next, lots: [{ day: '2027-12-31', points: 68 }] },
      [entry],
    ],
    ['a lot is not a positive integer', { ...next, lots: [{ day: LOT, points: 67.5 }] }, [entry]],
  ])('%s', (promise, broken, all) => {
    expect(auditMember(broken, all).join()).toContain(promise)
  })

  test('good books pass', () => expect(auditMember(next, entries)).toEqual([]))

  test('an order is asked for its entitlement', () => {
    const order = orderWith(6_800)
    expect(auditOrder(order, entries)).toEqual([])
    expect(auditOrder(order, [])).toEqual([`${order._id}: paid but not booked`])
    expect(auditOrder(orderWith(6_800, [800]), entries)).toHaveLength(2)
    expect(auditOrder(order, [{ ...entry, kept: 60 }])).toHaveLength(2)
    expect(auditOrder({ ...order, paid: null }, [])).toEqual([])
  })
})
