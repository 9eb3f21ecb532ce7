import fc from 'fast-check'
import type { MemberDoc } from '../account/types'
import { FAR_DAY } from '../calendar/day'
import { LOT, member } from '../test-brand'
import { clawBack } from './claw-back'
import { purseOf, sum } from './purse'

describe('a refund takes points back', () => {
  const own = { ref: 'order', lotDay: '2027-06-30', forfeited: false }
  const purse = (over: Partial<MemberDoc> = {}) => purseOf(member(over))
  const lots = [
    { day: '2027-01-31', points: 30 },
    { day: '2027-06-30', points: 50 },
    { day: '2027-11-30', points: 40 },
  ]

  test('from what is still pending, then its own lot, then the others, oldest first, then as debt', () => {
    const taken = purse({
      lots,
      pending: [{ ref: 'order', points: 10, fromDay: FAR_DAY, lotDay: own.lotDay }],
    })
    const steps = [10, 45, 10, 65, 7].map(points => {
      clawBack(taken, points, own)
      return [sum(taken.pending), taken.lots.map(lot => lot.points), taken.debt]
    })
    expect(steps).toEqual([
      [0, [30, 50, 40], 0],
      [0, [30, 5, 40], 0],
      [0, [25, 40], 0],
      [0, [], 0],
      [0, [], 7],
    ])
  })

  test('pending of other orders is left alone, merged pending of the same lot day is not', () => {
    const row = (ref: string, points: number) => ({ ref, points, fromDay: FAR_DAY, lotDay: own.lotDay })
    const taken = purse({ pending: [row('other', 10), row('', 10)] })
    clawBack(taken, 15, own)
    expect([taken.pending, taken.debt]).toEqual([[row('other', 10)], 5])
  })

  test('C18: forgives what the own lot lost when it ended, and not a point more', () => {
    const taken = purse({ lots: [{ day: LOT, points: 40 }], lapsed: [{ day: '2026-10-31', points: 25 }] })
    clawBack(taken, 100, { ref: 'order', lotDay: '2026-10-31', forfeited: false })
    expect([taken.lots, taken.lapsed, taken.debt]).toEqual([[], [], 35])
    expect(taken.postings).toEqual([
      { from: 'member.active', to: 'brand.issued', points: 40 },
      { from: 'brand.forgiven', to: 'brand.issued', points: 25 },
      { from: 'member.debt', to: 'brand.issued', points: 35 },
    ])
  })

  test('C18: what another lot lost forgives nothing', () => {
    const taken = purse({ lapsed: [{ day: '2026-09-30', points: 100 }] })
    clawBack(taken, 100, { ref: 'order', lotDay: '2026-10-31', forfeited: false })
    expect([taken.lapsed, taken.debt]).toEqual([[{ day: '2026-09-30', points: 100 }], 100])
  })

  test('C1: of points earned before a closing, forgives what the closing took and takes the rest like any other', () => {
    const taken = purse({ lots: [{ day: LOT, points: 40 }], forfeited: 70 })
    const steps = [60, 25, 30].map(points => {
      clawBack(taken, points, { ...own, forfeited: true })
      return [taken.forfeited, sum(taken.lots), taken.debt]
    })
    expect(steps).toEqual([
      [10, 40, 0],
      [0, 25, 0],
      [0, 0, 5],
    ])
  })

  test('C1: what a closing took forgives nothing that was earned after it', () => {
    const taken = purse({ forfeited: 70 })
    clawBack(taken, 60, own)
    expect([taken.forfeited, taken.debt]).toEqual([70, 60])
  })

  test('it always returns exactly what was asked', () => {
    const lot = fc.record({
      day: fc.constantFrom('2026-12-31', '2027-06-30', LOT),
      points: fc.integer({ min: 1, max: 50 }),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(lot, { selector: each => each.day }),
        fc.integer({ min: 1, max: 200 }),
        (held, points) => {
          const taken = purse({ lots: [...held].sort((a, b) => (a.day < b.day ? -1 : 1)) })
          clawBack(taken, points, own)
          expect(taken.postings.reduce((all, posting) => all + posting.points, 0)).toBe(points)
          expect(taken.debt).toBe(Math.max(0, points - sum(held)))
        },
      ),
    )
  })
})
