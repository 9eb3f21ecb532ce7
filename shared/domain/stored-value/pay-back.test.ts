import fc from 'fast-check'
import { giftsToWithdraw } from '../order/after-settle'
import { newestEntryOf } from '../settlement/settle-order'
import { member, payGift } from '../test-brand'
import { moneyPostingsOf } from './audit'
import { earnedOf } from './earned-principal'
import { payBack } from './pay-back'
import { Books, held, rule, tea, yuan } from './test-books'
import { leftOf, linkPayback, NOTHING_BACK, topUpOf, withTopUp } from './top-ups'
import type { TopUpRecord } from './types'

const row = (ref: string, totalFen: number, over: Partial<TopUpRecord> = {}): TopUpRecord => ({
  ref,
  totalFen,
  bonusFen: 0,
  steps: [],
  earns: false,
  points: 0,
  growth: 0,
  refundedFen: 0,
  back: NOTHING_BACK,
  ...over,
})
const parts = (rows: readonly TopUpRecord[], fen: number, heldFen: number, earns = false) =>
  linkPayback(rows, [{ earns, fen, heldFen }]).links.map(({ ref, fen: part }) => [ref, part])

describe('C20: principal paid back at the counter', () => {
  const rows = [row('a', 10_000), row('b', 20_000), row('c', 30_000)]
  test.each([
    ['is linked to the oldest top-up first', 5_000, 60_000, [['a', 5_000]]],
    [
      'goes on with the next top-up where the oldest is used up',
      15_000,
      60_000,
      [
        ['a', 10_000],
        ['b', 5_000],
      ],
    ],
    ['leaves out what was spent of the oldest top-ups', 15_000, 45_000, [['b', 15_000]]],
    [
      'is linked in part to a top-up that was spent in part',
      20_000,
      45_000,
      [
        ['b', 15_000],
        ['c', 5_000],
      ],
    ],
    [
      'is linked to nothing beyond what the top-ups have left',
      70_000,
      70_000,
      [
        ['a', 10_000],
        ['b', 20_000],
        ['c', 30_000],
      ],
    ],
  ] as const)('%s', (_case, fen, heldFen, links) => expect(parts(rows, fen, heldFen)).toEqual(links))

  test('takes from each top-up only what neither a refund nor an earlier payback has taken', () => {
    const used = [
      row('a', 10_000, { refundedFen: 4_000, back: { ...NOTHING_BACK, fen: 5_000 } }),
      row('b', 20_000),
    ]
    expect(parts(used, 3_000, 21_000)).toEqual([
      ['a', 1_000],
      ['b', 2_000],
    ])
  })

  test('takes the points of the very top-up it came from, not a share of all of them', () => {
    const [early, late] = [row('a', 10_000, { earns: true, points: 100 }), row('b', 10_000, { earns: true })]
    const owner = { ...member(), stored: held(20_000, 0), topUps: [early, late] }
    const storedEarned = { fen: 20_000, points: 100, growth: 0 }
    expect(payBack({ ...owner, storedEarned }, 10_000)).toMatchObject({
      gone: { points: 100 },
      storedEarned: { fen: 10_000, points: 0 },
      links: [{ ref: 'a', fen: 10_000, points: 100, backFen: 10_000 }],
    })
  })

  test('is linked to at most thirty remembered top-ups, the newest', () => {
    const many = Array.from({ length: 31 }, (_, i) => row(String(i), 100))
    const kept = many.reduce<TopUpRecord[]>((list, each) => withTopUp(list, each), [])
    expect([kept.length, kept[0]?.ref, kept.at(-1)?.ref]).toEqual([30, '1', '30'])
  })
})

describe('C20: money paid back twice takes its points and growth once', () => {
  const early = () => new Books(held(0, 0), tea('top-up')).pay(yuan(500))
  const points = ({ member: { lots, debt, growth } }: Books) => [
    lots.reduce((sum, lot) => sum + lot.points, 0) - debt,
    growth,
  ]
  const lostFen = ({ entries }: Books) =>
    moneyPostingsOf([...entries.values()])
      .filter(({ from, to }) => from === 'brand.lost' && to === 'brand.received')
      .reduce((sum, { fen }) => sum + fen, 0)

  test('when all of it is paid back at the counter and then refunded by WeChat Pay', () => {
    const books = early()
    books.refund('r', 50_000)
    expect(points(books)).toEqual([0, 0])
    books.refundOrder('a', 50_000)
    expect([points(books), lostFen(books), books.audit()]).toEqual([[0, 0], 50_000, []])
  })

  test('when a part of it is: what both gave back counts once', () => {
    const books = early()
    books.refund('r', 20_000)
    books.refundOrder('a', 30_000)
    expect([points(books), lostFen(books)]).toEqual([[0, 0], 0])
    books.refundOrder('b', 20_000)
    expect([points(books), lostFen(books), books.audit()]).toEqual([[0, 0], 20_000, []])
  })

  test('when WeChat Pay refunds first, the counter has only the rest to pay back', () => {
    const books = early().refundOrder('a', 30_000)
    expect(books.refund('r', 20_001)).toBe('short')
    books.refund('r2', 20_000)
    expect([points(books), earnedOf(books.member), books.audit()]).toEqual([
      [0, 0],
      { fen: 0, points: 0, growth: 0 },
      [],
    ])
  })

  test('a refund of what the counter has paid back leaves the principal of other top-ups alone', () => {
    const books = new Books(held(0, 0), tea()).pay(yuan(500))
    books.topUp('later', 50_000)
    books.refund('r', 50_000)
    books.refundOrder('a', 50_000)
    expect([books.member.stored.principalFen, lostFen(books), books.audit()]).toEqual([50_000, 50_000, []])
  })

  test('when the member has forgotten the top-up: its order remembers what the counter took', () => {
    const books = early()
    books.refund('r', 50_000)
    books.tell()
    books.member = { ...books.member, topUps: [] }
    books.refundOrder('a', 20_000).refundOrder('b', 30_000)
    expect([points(books), lostFen(books), books.audit()]).toEqual([[0, 0], 50_000, []])
  })

  test('C20: whatever happens, no points are owed, and all of the money back leaves none', () => {
    const act = fc.record({
      do: fc.constantFrom('spend', 'refund', 'undo', 'refundOrder', 'tell'),
      c: fc.constantFrom('a', 'b', 'c', 'd'),
      fen: fc.integer({ min: 1, max: 30_000 }),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30, size: 'max' }), acts => {
        const books = early()
        for (const { do: what, c, fen } of acts) {
          if (what === 'refundOrder') books.refundOrder(c, Math.ceil(fen / 3))
          else if (what === 'undo') books.undo(c)
          else if (what === 'tell') books.tell()
          else books[what](c, fen)
          expect([books.member.debt, books.audit()]).toEqual([0, []])
          const left = topUpOf(books.member, books.order._id)
          expect(left && leftOf(left)).toBeGreaterThanOrEqual(0)
        }
        books.refundOrder('rest', 50_000)
        expect(points(books)).toEqual([0, 0])
      }),
      { numRuns: 300 },
    )
  })
})

describe('C25: what came with a top-up is asked again when a part of it is paid back', () => {
  test.each([
    ['all of it kept above its step', 0, 5_000],
    ['only the bonus of the step that is left', 10_000, 1_000],
    ['no bonus below the lowest step', 31_000, 0],
  ])('the bonus of a top-up at the counter: %s', (_case, backFen, bonusFen) => {
    const books = new Books()
    books.topUp('t', 50_000)
    if (backFen > 0) books.refund('r', backFen)
    expect([books.member.stored, books.audit()]).toEqual([held(50_000 - backFen, bonusFen), []])
  })

  test('the bonus of a top-up order, by the steps it was promised under', () => {
    const books = new Books(held(0, 0))
    books.order = { ...books.order, topUp: { bonusFen: 5_000, ruleVersion: 1, steps: rule.bonuses } }
    books.pay(yuan(500)).refundOrder('a', 10_000)
    expect([books.member.stored, books.audit()]).toEqual([held(40_000, 1_000), []])
    books.refund('r', 25_000)
    expect([books.member.stored, books.audit()]).toEqual([held(15_000, 0), []])
  })

  test('a bonus that the counter withdrew is not taken again by the refund', () => {
    const books = new Books(held(0, 0))
    books.order = { ...books.order, topUp: { bonusFen: 5_000, ruleVersion: 1, steps: rule.bonuses } }
    books.pay(yuan(500))
    books.refund('r', 10_000)
    books.refundOrder('a', 10_000)
    expect([books.member.stored, books.audit()]).toEqual([held(30_000, 1_000), []])
  })

  test('its gift is withdrawn once the order hears of the payback, and not while enough is left', () => {
    const gift = payGift({ _id: 'shanze:top-up-gift', kind: 'top-up-gift', thresholdFen: 20_000 })
    const books = new Books(held(0, 0), tea(), [gift]).pay(yuan(500))
    const withdrawn = () =>
      giftsToWithdraw(books.order, newestEntryOf(books.order._id, [...books.entries.values()]))
    books.refund('r', 30_000)
    expect(withdrawn()).toEqual([])
    expect(books.tell().audit()).toEqual([])
    expect(withdrawn()).toEqual([])
    books.refund('r2', 1)
    books.tell()
    expect([withdrawn(), books.audit()]).toEqual([[0], []])
  })
})
