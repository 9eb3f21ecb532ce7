import fc from 'fast-check'
import { sharesOf, wilson } from './interval'
import { type Happened, reportOf } from './report'

const path = fc.constantFrom('a', 'b', 'c')
const brought = fc.option(fc.record({ linkId: path, at: fc.integer({ min: 1, max: 9 }) }))
const happened: fc.Arbitrary<Happened> = fc.record({
  visits: fc.array(
    fc.record({ linkId: path, memberId: fc.constantFrom('x', 'y'), at: fc.integer({ min: 1, max: 9 }) }),
  ),
  joins: fc.array(brought),
  claims: fc.array(brought),
  redemptions: fc.array(brought),
  exchanges: fc.array(brought),
  orders: fc.array(
    fc.record({ broughtBy: brought, memberId: fc.constantFrom('x', 'y'), netFen: fc.nat({ max: 900_000 }) }),
  ),
})
const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0)

test('all rows together are everything that happened, and the shares add to 1,000', () => {
  fc.assert(
    fc.property(happened, all => {
      const rows = reportOf(all)
      const kept = all.orders.filter(({ netFen }) => netFen > 0)
      expect(sum(rows.map(row => row.visits))).toBe(all.visits.length)
      expect(sum(rows.map(row => row.joins))).toBe(all.joins.length)
      expect(sum(rows.map(row => row.claims))).toBe(all.claims.length)
      expect(sum(rows.map(row => row.redemptions))).toBe(all.redemptions.length)
      expect(sum(rows.map(row => row.exchanges))).toBe(all.exchanges.length)
      expect(sum(rows.map(row => row.orders))).toBe(kept.length)
      expect(sum(rows.map(row => row.netFen))).toBe(sum(kept.map(({ netFen }) => netFen)))
      expect(sum(rows.map(row => row.ordersShare))).toBe(kept.length > 0 ? 1000 : 0)
      expect(sum(rows.map(row => row.moneyShare))).toBe(kept.length > 0 ? 1000 : 0)
      expect(rows.at(-1)?.linkId).toBe('')
    }),
  )
})

test('an order that was refunded whole counts for nobody, one refunded in part with what is left', () => {
  const rows = reportOf({
    visits: [{ linkId: 'a', memberId: 'x', at: 1 }],
    joins: [],
    claims: [],
    redemptions: [],
    exchanges: [],
    orders: [
      { broughtBy: { linkId: 'a', at: 1 }, memberId: 'x', netFen: 0 },
      { broughtBy: { linkId: 'a', at: 1 }, memberId: 'x', netFen: 700 },
      { broughtBy: null, memberId: 'y', netFen: 300 },
    ],
  })
  expect(rows).toMatchObject([
    { linkId: 'a', orders: 1, netFen: 700, ordersShare: 500, moneyShare: 700 },
    { linkId: '', orders: 1, netFen: 300, ordersShare: 500, moneyShare: 300 },
  ])
})

test('two orders after one visit are one visit that was followed by an order', () => {
  const visit = { linkId: 'a', memberId: 'x', at: 1 }
  const order = { broughtBy: { linkId: 'a', at: 1 }, memberId: 'x', netFen: 100 }
  const nothing = { joins: [], claims: [], redemptions: [], exchanges: [] }
  const [row] = reportOf({ visits: [visit, { ...visit, at: 2 }], orders: [order, order], ...nothing })
  expect(row?.paidPerVisit).toEqual(wilson(1, 2))
  expect(row?.orders).toBe(2)
})

describe('Wilson’s interval', () => {
  test.each([
    [0, 10, 0, 278],
    [5, 10, 236, 764],
    [10, 10, 722, 1000],
    [8, 100, 41, 150],
    [1, 1, 206, 1000],
  ])('of %d of %d reaches from %d to %d ‰', (hits, of, from, to) => {
    expect(wilson(hits, of)).toEqual({ from, to })
  })

  test('of nothing there is none', () => expect(wilson(0, 0)).toBeNull())

  test('it holds the share it is about', () => {
    fc.assert(
      fc.property(fc.nat({ max: 500 }), fc.integer({ min: 1, max: 500 }), (hits, more) => {
        const of = hits + more
        const interval = wilson(hits, of)
        const share = (hits / of) * 1000
        expect(interval && interval.from <= share && share <= interval.to).toBe(true)
      }),
    )
  })
})

test('shares add to 1,000 whatever the parts', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 1e9 }), { minLength: 1 }), amounts => {
      const total = sum(amounts)
      expect(sum(sharesOf(amounts))).toBe(total > 0 ? 1000 : 0)
    }),
  )
  expect(sharesOf([1, 1, 1])).toEqual([334, 333, 333])
})
