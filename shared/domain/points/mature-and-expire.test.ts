import fc from 'fast-check'
import type { MemberDoc } from '../account/types'
import { FAR_DAY } from '../calendar/day'
import { addPaid, addRefund } from '../order/add-fact'
import type { OrderDoc } from '../order/types'
import { settleOrder } from '../settlement/settle-order'
import { brand, member, NOW, origin, paidFact, payGift, refundFact } from '../test-brand'
import { historyOf } from './archive'
import { roll } from './mature-and-expire'
import { type Purse, purseOf, sum } from './purse'
import { rollMember } from './roll-member'
import type { Booking, SettlingEntry } from './types'

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

describe('rolling to today', () => {
  const row = fc.record({
    ref: fc.constantFrom('a', 'b', 'c'),
    points: fc.integer({ min: 1, max: 90 }),
    fromDay: fc.constantFrom('2026-11-01', '2026-11-25', '2027-02-10', FAR_DAY),
    lotDay: fc.constantFrom('2026-11-30', '2026-12-31', '2027-06-30'),
  })
  const lots = fc.uniqueArray(
    fc.record({
      day: fc.constantFrom('2026-11-30', '2027-01-31', '2027-06-30'),
      points: fc.integer({ min: 1, max: 90 }),
    }),
    { selector: lot => lot.day },
  )
  const days = ['2026-11-22', '2026-11-26', '2026-12-01', '2027-01-01', '2027-02-11', '2027-07-01']

  test('a lot is worth its last day, and nothing the day after', () => {
    const purse = purseOf(member({ lots: [{ day: '2026-11-22', points: 5 }] }))
    roll(purse, '2026-11-22')
    expect(sum(purse.lots)).toBe(5)
    roll(purse, '2026-11-23')
    expect([purse.lots, purse.postings]).toEqual([
      [],
      [{ from: 'member.active', to: 'brand.expired', points: 5 }],
    ])
  })

  test.each([
    ['on its last day', '2026-11-30', [], 40],
    ['the day after', '2026-12-01', [{ from: 'member.pending', to: 'brand.expired', points: 40 }], 0],
  ])('points that would mature after their lot ended never do: %s', (_, today, postings, left) => {
    const purse = purseOf(
      member({ pending: [{ ref: 'T', points: 40, fromDay: '2026-12-01', lotDay: '2026-11-30' }] }),
    )
    roll(purse, today)
    expect([purse.postings, sum(purse.pending), purse.lots]).toEqual([postings, left, []])
  })

  test('every day or only once ends in the same purse', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        lots,
        fc.nat({ max: 60 }),
        fc.subarray(days),
        (pending, held, owed, seen) => {
          const debt = held.length === 0 ? owed : 0
          const [daily, once] = [
            purseOf({ pending, lots: held, debt }),
            purseOf({ pending, lots: held, debt }),
          ]
          for (const day of seen) roll(daily, day)
          roll(daily, '2027-07-01')
          roll(once, '2027-07-01')
          const balances = ({ lots, pending, debt }: Purse) => ({ lots, pending, debt })
          expect(balances(daily)).toEqual(balances(once))
          expect(once.debt === 0 || once.lots.length === 0).toBe(true)
        },
      ),
    )
  })

  test('nothing to do is nothing to write, and rolling twice writes once', () => {
    expect(rollMember({ member: member(), brand, now: NOW })).toEqual({ kind: 'nothing' })
    const first = booked(
      rollMember({ member: member({ lots: [{ day: '2026-10-31', points: 5 }] }), brand, now: NOW }),
    )
    expect(first.entries).toMatchObject([{ _id: 'roll:shanze:o-lin:2', kind: 'roll', ref: '' }])
    expect(rollMember({ member: first.next, brand, now: NOW })).toEqual({ kind: 'nothing' })
  })

  test('a command books the roll it found beside its own entry, in one write', () => {
    const lots = [{ day: '2026-10-31', points: 5 }]
    const { next, entries } = booked(settle(member({ lots }), orderWith(6_800)))
    expect(entries.map(entry => [entry.kind, entry.seq, entry.balance])).toEqual([
      ['roll', 2, 0],
      ['order', 2, 68],
    ])
    expect(historyOf(next.journal, []).map(entry => entry.kind)).toEqual(['order', 'roll'])
  })
})
