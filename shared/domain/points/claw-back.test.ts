import fc from 'fast-check'
import { FAR_DAY } from '../calendar/day'
import type { MemberDoc } from '../member/types'
import { LOT, member, TODAY } from '../test-brand'
import { clawBack } from './claw-back'
import { purseOf, sum } from './purse'

describe('a refund takes points back', () => {
  const own = { ref: 'order', lotDay: '2027-06-30', givenUp: false }
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
      clawBack(taken, points, own, TODAY)
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
    clawBack(taken, 15, own, TODAY)
    expect([taken.pending, taken.debt]).toEqual([[row('other', 10)], 5])
  })

  test('what an ended lot cannot cover is forgiven, not owed', () => {
    const taken = purse({ lots: [{ day: LOT, points: 40 }] })
    clawBack(taken, 100, { ref: 'order', lotDay: '2026-10-31', givenUp: false }, TODAY)
    expect([taken.lots, taken.debt]).toEqual([[], 0])
    expect(taken.postings).toEqual([
      { from: 'member.active', to: 'brand.issued', points: 40 },
      { from: 'brand.forgiven', to: 'brand.issued', points: 60 },
    ])
  })

  test('of points given up with the account takes nothing that came since, and nobody owes it', () => {
    const taken = purse({ lots: [{ day: LOT, points: 40 }] })
    clawBack(taken, 100, { ...own, givenUp: true }, TODAY)
    expect([sum(taken.lots), taken.debt]).toEqual([40, 0])
    expect(taken.postings).toEqual([{ from: 'brand.forgiven', to: 'brand.issued', points: 100 }])
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
          clawBack(taken, points, own, TODAY)
          expect(taken.postings.reduce((all, posting) => all + posting.points, 0)).toBe(points)
          expect(taken.debt).toBe(Math.max(0, points - sum(held)))
        },
      ),
    )
  })
})
