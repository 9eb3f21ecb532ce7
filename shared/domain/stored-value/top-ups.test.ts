import { member } from '../test-brand'
import { leftOf, mergedTopUps, NOTHING_BACK, paidTwiceFen, topUpOf, withTopUp } from './top-ups'
import type { TopUpRecord } from './types'

const row = (ref: string, over: Partial<TopUpRecord> = {}): TopUpRecord => ({
  ref,
  totalFen: 10_000,
  bonusFen: 0,
  steps: [],
  earns: false,
  points: 0,
  growth: 0,
  refundedFen: 0,
  back: NOTHING_BACK,
  ...over,
})
const back = (fen: number) => ({ back: { ...NOTHING_BACK, fen } })

describe('what is left of a top-up', () => {
  test.each([
    ['is all of it at first', {}, 10_000],
    [
      'is less by what WeChat Pay refunded and the counter paid back',
      { refundedFen: 3_000, ...back(2_000) },
      5_000,
    ],
    ['is nothing once both have given all of it back', { refundedFen: 10_000, ...back(10_000) }, 0],
  ])('%s', (_case, over, fen) => expect(leftOf(row('a', over))).toBe(fen))
})

test.each([
  ['nothing, while both together stay within what was paid', 10_000, 4_000, 6_000, 0],
  ['what both together gave beyond it', 10_000, 4_000, 6_001, 1],
  ['at most what the counter paid back', 10_000, 10_000, 6_000, 6_000],
  ['at most that, also when more was refunded than was paid', 10_000, 12_000, 1_000, 1_000],
  ['nothing, where the counter paid back nothing', 10_000, 10_000, 0, 0],
])('paid back twice is %s', (_case, total, refunded, backFen, fen) =>
  expect(paidTwiceFen(total, refunded, backFen)).toBe(fen),
)

describe('the list of a member’s top-ups', () => {
  test('takes a new one at its end and a known one in its place', () => {
    const rows = [row('a'), row('b')]
    expect(withTopUp(rows, row('c')).map(({ ref }) => ref)).toEqual(['a', 'b', 'c'])
    expect(withTopUp(rows, row('a', { refundedFen: 1 }))).toEqual([row('a', { refundedFen: 1 }), row('b')])
  })

  test('is searched by the order, and empty where there is none', () => {
    expect(topUpOf(member({ topUps: [row('a'), row('b')] }), 'b')?.ref).toBe('b')
    expect(topUpOf(member(), 'b')).toBeUndefined()
  })

  test('of two cards is one list of at most thirty, those of the card that stays last', () => {
    const many = Array.from({ length: 30 }, (_, i) => row(`f${i}`))
    const merged = mergedTopUps({ topUps: many }, { topUps: [row('own')] }).topUps ?? []
    expect([merged.length, merged[0]?.ref, merged.at(-1)?.ref]).toEqual([30, 'f1', 'own'])
    expect(mergedTopUps({}, {})).toEqual({})
    expect(mergedTopUps({}, { topUps: [] })).toEqual({})
  })
})
