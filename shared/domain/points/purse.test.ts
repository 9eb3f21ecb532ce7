import { count, counted } from '../account/cap-counts'
import type { MemberDoc } from '../account/types'
import { adjustPoints } from '../adjustment/adjust'
import { FAR_DAY } from '../calendar/day'
import { joinMember } from '../member/join-member'
import { brand, guest, LIN, LOT, member, NOW, TODAY } from '../test-brand'
import { credit, purseOf, putPending, sum } from './purse'
import { rollMember } from './roll-member'
import type { Booking } from './types'

const booked = <T extends { kind: string }>(decision: T) => {
  if (decision.kind !== 'booked') throw new Error(JSON.stringify(decision))
  return decision as Extract<Booking<MemberDoc>, { kind: 'booked' }> & T
}
describe('every credit repays debt first', () => {
  test.each([
    [20, 100, 0, 80],
    [20, 20, 0, 0],
    [20, 5, 15, 0],
    [0, 5, 0, 5],
  ])('debt %i, credit %i → debt %i, active %i', (debt, points, left, active) => {
    const purse = purseOf(member({ debt }))
    credit(purse, 'brand.issued', points, LOT)
    expect([purse.debt, sum(purse.lots)]).toEqual([left, active])
  })

  test('also when pending is released, on joining and by hand', () => {
    const pending = [{ ref: 'T', points: 50, fromDay: TODAY, lotDay: LOT }]
    expect(booked(rollMember({ member: member({ debt: 20, pending }), brand, now: NOW })).next).toMatchObject(
      {
        debt: 0,
        lots: [{ points: 30 }],
      },
    )
    const waiting = [{ ref: 'T', points: 50, fromDay: FAR_DAY, lotDay: LOT }]
    const joined = booked(
      joinMember({ member: guest({ debt: 20, pending: waiting }), brand, phone: null, now: NOW }),
    )
    expect(joined.next).toMatchObject({ debt: 0, lots: [{ points: 30 }] })
    const given = adjustPoints({
      member: member({ debt: 20 }),
      brand,
      named: LIN,
      commandId: 'c1',
      points: 50,
      note: '',
      inputHash: '',
      booked: null,
      now: NOW,
    })
    expect(booked(given).next).toMatchObject({ debt: 0, lots: [{ day: LOT, points: 30 }] })
  })
})

describe('limits', () => {
  test('row 61 merges the oldest two of one lot day, and no point is lost', () => {
    const purse = purseOf(guest())
    for (let i = 0; i < 75; i++) {
      const lotDay = i % 2 ? '2027-11-30' : '2027-10-31'
      putPending(purse, { ref: `o${i}`, points: 1 + i, fromDay: FAR_DAY, lotDay })
    }
    expect([purse.pending.length, sum(purse.pending)]).toEqual([60, (75 * 76) / 2])
    expect(purse.pending.filter(row => row.ref === '').map(row => row.lotDay)).toEqual(['2027-10-31'])
    expect(sum(purse.pending.filter(row => row.lotDay === '2027-10-31'))).toBe(38 ** 2)
  })

  test('merged pending is released with the later of its days', () => {
    const purse = purseOf(guest())
    for (let i = 0; i < 61; i++) {
      putPending(purse, { ref: `o${i}`, points: 1, fromDay: `2026-12-${10 + (i % 20)}`, lotDay: LOT })
    }
    expect(purse.pending[0]).toEqual({ ref: '', points: 2, fromDay: '2026-12-11', lotDay: LOT })
  })

  test('an order found weeks late meets the counter of its own day', () => {
    const earn = (day: string, n: number) => ({ rule: 'earn', day, count: n })
    const caps = count(count([], earn('2026-10-01', 80)), earn('2026-11-22', 5))
    expect(counted(count(caps, earn('2026-10-01', 40)), 'earn', '2026-10-01')).toBe(120)
  })
})
