import fc from 'fast-check'
import { type Buyer, cashPriceFor, otherPrices, priceAsked, priceFor } from './price'
import { cup } from './test-goods'
import type { PriceRow } from './types'

const TZ = 'Asia/Shanghai'
/** A Sunday. */
const at = (moment: string) => Date.parse(`${moment}+08:00`)
const NOON = at('2026-11-22T12:00:00')
const row = (over: Partial<PriceRow>): PriceRow => ({
  id: 'row',
  points: 70,
  tiers: [],
  times: [],
  fromAt: 0,
  toAt: 0,
  minGrowth: 0,
  note: '会员价',
  ...over,
})
const buyer = (over: Partial<NonNullable<Buyer>> = {}): Buyer => ({
  state: 'member',
  tier: 'zhiwei',
  growth: 1_000,
  ...over,
})
const price = (rows: PriceRow[], by: Buyer = buyer(), now = NOON) =>
  priceFor(cup({ points: 80, prices: rows }), by, now, TZ)

test.each<[string, Partial<PriceRow>, Buyer, number, number]>([
  ['a row without a condition', {}, buyer(), NOON, 70],
  ['a row for the tier of the member', { tiers: ['zhiwei'] }, buyer(), NOON, 70],
  ['a row for another tier', { tiers: ['cangshan'] }, buyer(), NOON, 80],
  ['growth that is just enough', { minGrowth: 1_000 }, buyer(), NOON, 70],
  ['growth that is one short', { minGrowth: 1_001 }, buyer(), NOON, 80],
  ['its first moment', { fromAt: NOON }, buyer(), NOON, 70],
  ['the moment before it', { fromAt: NOON + 1 }, buyer(), NOON, 80],
  ['its last moment', { toAt: NOON + 1 }, buyer(), NOON, 70],
  ['its end', { toAt: NOON }, buyer(), NOON, 80],
  ['its weekday', { times: [{ weekdays: [7], fromMinute: 0, toMinute: 1_440 }] }, buyer(), NOON, 70],
  ['another weekday', { times: [{ weekdays: [1], fromMinute: 0, toMinute: 1_440 }] }, buyer(), NOON, 80],
  ['its hour', { times: [{ weekdays: [7], fromMinute: 720, toMinute: 780 }] }, buyer(), NOON, 70],
  ['the hour after it', { times: [{ weekdays: [7], fromMinute: 660, toMinute: 720 }] }, buyer(), NOON, 80],
  ['who has no card', {}, null, NOON, 80],
  ['who closed the card', {}, buyer({ state: 'closed' }), NOON, 80],
  ['a row that is dearer than the usual price', { points: 90 }, buyer(), NOON, 80],
])('PT-03 PT-04: %s', (_what, over, by, now, points) => {
  expect(price([row(over)], by, now).points).toBe(points)
})

test('of several that hold the lowest is paid, with its own words; the first of equal ones', () => {
  const rows = [row({ id: 'a', points: 70, note: '午后价' }), row({ id: 'b', points: 60, note: '周日价' })]
  expect(price(rows)).toEqual({ points: 60, fen: 0, note: '周日价' })
  expect(price([...rows, row({ id: 'c', points: 60, note: '另一个' })])).toEqual({
    points: 60,
    fen: 0,
    note: '周日价',
  })
  expect(price([])).toEqual({ points: 80, fen: 0, note: '' })
})

test('others are shown only while they are lower and not over, the lowest last', () => {
  const goods = cup({
    points: 80,
    prices: [
      row({ tiers: ['cangshan'], points: 50, note: '「藏山」会员' }),
      row({ tiers: ['cangshan'], points: 90, note: '更贵的' }),
      row({ tiers: ['zhiwei'], points: 75, note: '「知味」会员' }),
      row({ fromAt: NOON + 1, points: 60, note: '冬至价' }),
      row({ toAt: NOON, points: 40, note: '过去的' }),
    ],
  })
  expect(otherPrices(goods, buyer(), NOON, TZ)).toEqual([
    { points: 60, fen: 0, note: '冬至价' },
    { points: 50, fen: 0, note: '「藏山」会员' },
  ])
})

describe('a price of points and money', () => {
  const offered = (rows: PriceRow[], by: Buyer = buyer()) =>
    cashPriceFor(cup({ points: 80, prices: rows }), by, NOON, TZ)
  const mixed = (points: number, fen: number, over: Partial<PriceRow> = {}) => row({ points, fen, ...over })

  test.each<[string, PriceRow[], [number, number] | null]>([
    ['none without such a row', [row({ points: 70 })], null],
    ['the only one', [mixed(40, 1_000)], [40, 1_000]],
    ['the fewest points of several', [mixed(40, 1_000), mixed(20, 2_000)], [20, 2_000]],
    ['of equal points the least money', [mixed(40, 1_000), mixed(40, 900)], [40, 900]],
    ['none that saves no points', [mixed(70, 1_000), row({ points: 70 })], null],
    ['none whose condition does not hold', [mixed(40, 1_000, { tiers: ['cangshan'] })], null],
  ])('PT-03: is %s', (_what, rows, expected) => {
    expect(offered(rows)).toEqual(expected && { points: expected[0], fen: expected[1], note: '会员价' })
  })

  test('never hides the price of points alone, and is asked for by the money that was shown', () => {
    const goods = cup({ points: 80, prices: [mixed(40, 1_000)] })
    const asked = (fen: number, by: Buyer = buyer()) => priceAsked(goods, by, { fen }, NOON, TZ)
    expect(asked(0)).toMatchObject({ points: 80, fen: 0 })
    expect(asked(1_000)).toMatchObject({ points: 40, fen: 1_000 })
    expect(asked(1, buyer())).toMatchObject({ points: 40, fen: 1_000 })
    expect(asked(1_000, null)).toMatchObject({ points: 80, fen: 0 })
  })

  test('of others is shown only where it is lower than the one that is offered', () => {
    const rows = [mixed(40, 1_000), mixed(40, 2_000), mixed(30, 1_000, { tiers: ['cangshan'], note: '藏山' })]
    const others = otherPrices(cup({ points: 80, prices: rows }), buyer(), NOON, TZ)
    expect(others).toEqual([{ points: 30, fen: 1_000, note: '藏山' }])
  })
})

const anyRow: fc.Arbitrary<PriceRow> = fc.record({
  id: fc.constant('row'),
  points: fc.integer({ min: 1, max: 200 }),
  tiers: fc.subarray(['xinya', 'zhiwei', 'cangshan']),
  times: fc.array(
    fc.record({
      weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
      fromMinute: fc.integer({ min: 0, max: 1_439 }),
      toMinute: fc.integer({ min: 1, max: 1_440 }),
    }),
    { maxLength: 2 },
  ),
  fromAt: fc.constantFrom(0, NOON - 1, NOON, NOON + 1),
  toAt: fc.constantFrom(0, NOON - 1, NOON, NOON + 1),
  minGrowth: fc.integer({ min: 0, max: 2_000 }),
  note: fc.string({ maxLength: 5 }),
})

test('nobody pays more than the usual price, and growth never makes goods dearer', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 5 }), fc.nat(2_000), fc.nat(2_000), (rows, growth, more) => {
      const less = price(rows, buyer({ growth })).points
      expect(less).toBeLessThanOrEqual(80)
      expect(price(rows, buyer({ growth: growth + more })).points).toBeLessThanOrEqual(less)
    }),
  )
})

test('what is shown as another price is never the one that is paid now', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 5 }), rows => {
      const goods = cup({ points: 80, prices: rows })
      const paid = priceFor(goods, buyer(), NOON, TZ).points
      for (const { points } of otherPrices(goods, buyer(), NOON, TZ)) expect(points).toBeLessThan(paid)
    }),
  )
})
