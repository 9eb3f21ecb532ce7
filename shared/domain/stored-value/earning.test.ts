import fc from 'fast-check'
import { giftsToWithdraw, orderAfterSettle } from '../order/after-settle'
import { newestEntryOf } from '../settlement/settle-order'
import { payGift } from '../test-brand'
import { moneyPostingsOf } from './audit'
import { earnedOf, earnedPart } from './earned-principal'
import { Books, held, tea, yuan } from './test-books'

/** Of LIN, one point per yuan at the lowest tier. */
const existing = (books: Books) => [books.points(), books.member.growth]

describe('stored value earns when it is spent, unless the brand says otherwise', () => {
  test('on the principal alone, as any payment of that amount', () => {
    const books = new Books(held(50_000, 0))
    expect(books.member.stored).toEqual(held(50_000, 5_000))
    books.spend('s', 11_000)
    expect([books.member.stored, ...existing(books)]).toEqual([held(40_000, 4_000), 100, 100])
    expect(books.entries.get('spend:shanze:o-lin:s')).toMatchObject({
      kept: 100,
      plan: { baseFen: 10_000, points: 100 },
    })
    expect(books.audit()).toEqual([])
  })

  test('topping up earns nothing, at the counter or in the app', () => {
    const books = new Books(held(50_000, 0)).pay(yuan(500))
    expect(existing(books)).toEqual([0, 0])
    expect(books.audit()).toEqual([])
  })

  test('a spending taken back takes back what it earned, once', () => {
    const books = new Books(held(50_000, 0))
    books.spend('s', 11_000)
    books.spend('s2', 5_500)
    expect([books.undo('s'), books.undo('s')]).toEqual(['booked', 'already'])
    expect([...existing(books), books.audit()]).toEqual([50, 50, []])
  })

  test('points that are gone when a spending is taken back become a debt', () => {
    const books = new Books(held(50_000, 0))
    books.spend('s', 11_000)
    books.member = { ...books.member, lots: [], debt: 0 }
    books.undo('s')
    expect(books.member.debt).toBe(100)
  })

  test('caps and campaigns of the brand’s rule hold here too', () => {
    const capped = tea()
    const books = new Books(held(50_000, 0), { ...capped, points: { ...capped.points, maxPerDay: 70 } })
    books.spend('s', 5_500)
    books.spend('s2', 5_500)
    expect(existing(books)).toEqual([70, 100])
    const double = { kind: 'points-factor' as const, tiers: ['*'], factor: 20_000, thresholdFen: 0 }
    const { _id, brandId, version, name, state, fromAt, toAt, stores } = payGift()
    const twice = new Books(held(50_000, 0), tea(), [
      { _id, brandId, version, name, state, fromAt, toAt, stores, ...double },
    ])
    twice.spend('s', 5_500)
    expect(existing(twice)).toEqual([100, 50])
  })
})

describe('stored value that earns when it is topped up', () => {
  const early = () => new Books(held(0, 0), tea('top-up'))

  test('earns with the paid order, and not again when it is spent', () => {
    const books = early().pay(yuan(500))
    expect(existing(books)).toEqual([500, 500])
    books.spend('s', 55_000)
    expect([...existing(books), books.audit()]).toEqual([500, 500, []])
  })

  test('a refund of the order takes its share back, whatever the order of notices', () => {
    const told = [
      early().pay(yuan(500)).refundOrder('a', 12_345),
      early().refundOrder('a', 12_345).pay(yuan(500)),
    ]
    for (const books of told) {
      expect([...existing(books), books.audit()]).toEqual([376, 376, []])
      expect(earnedOf(books.member).fen).toBe(37_655)
    }
  })

  test('cash at the counter has no order behind it and earns when it is spent', () => {
    const books = early()
    books.topUp('t', 50_000)
    expect(existing(books)).toEqual([0, 0])
    books.spend('s', 11_000)
    expect([...existing(books), books.audit()]).toEqual([100, 100, []])
  })

  test('principal paid back at the counter takes the points along that came with it', () => {
    const books = early().pay(yuan(500))
    books.refund('r', 20_000)
    expect([...existing(books), books.audit()]).toEqual([300, 300, []])
    books.refund('r2', 30_000)
    expect([...existing(books), earnedOf(books.member)]).toEqual([0, 0, { fen: 0, points: 0, growth: 0 }])
  })

  test('a spending taken back brings back what had earned before, so it does not earn a second time', () => {
    const books = early().pay(yuan(500))
    books.spend('s', 11_000)
    expect(earnedOf(books.member)).toEqual({ fen: 40_000, points: 400, growth: 400 })
    books.undo('s')
    expect(earnedOf(books.member)).toEqual({ fen: 50_000, points: 500, growth: 500 })
    books.spend('s2', 55_000)
    expect(existing(books)).toEqual([500, 500])
  })
})

describe('every fen of principal earns once, also when the brand changes its mind', () => {
  test('topped up under one rule and spent under the other', () => {
    const books = new Books(held(0, 0), tea('top-up')).pay(yuan(500))
    books.brand = tea('spend')
    books.topUp('t', 50_000)
    books.spend('all', 110_000)
    // The first 500 yuan reached the tier that earns 1.2.
    expect([...existing(books), books.audit()]).toEqual([500 + 600, 1_000, []])
  })

  test('in the other order', () => {
    const books = new Books(held(0, 0), tea('spend')).pay(yuan(500))
    books.brand = tea('top-up')
    books.spend('all', 55_000)
    expect([...existing(books), books.audit()]).toEqual([500, 500, []])
  })

  test('spent in any parts, the parts that had earned sum to what had', () => {
    const fen = fc.integer({ min: 0, max: 100_000 })
    fc.assert(
      fc.property(fen, fen, fc.array(fen, { maxLength: 12, size: 'max' }), (held, had, parts) => {
        let [principal, earned] = [held, { fen: Math.min(held, had), points: 77, growth: 33 }]
        const start = { ...earned }
        const gone = { fen: 0, points: 0, growth: 0 }
        for (const part of [...parts, held]) {
          const leaves = Math.min(part, principal)
          const split = earnedPart(earned, leaves, principal)
          expect(split.gone.fen).toBeLessThanOrEqual(leaves)
          expect(split.left.fen).toBeLessThanOrEqual(principal - leaves)
          for (const field of ['fen', 'points', 'growth'] as const) gone[field] += split.gone[field]
          principal -= leaves
          earned = split.left
        }
        if (start.fen > 0) expect(gone).toEqual(start)
        else expect(gone.fen).toBe(0)
      }),
    )
  })

  test('whatever is done in whatever order, no more has earned than was ever topped up, and the books hold', () => {
    const act = fc.record({
      do: fc.constantFrom('topUp', 'spend', 'refund', 'undo', 'pay', 'refundOrder', 'change'),
      c: fc.constantFrom('a', 'b', 'c', 'd'),
      fen: fc.integer({ min: 1, max: 60_000 }),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40, size: 'max' }), acts => {
        const books = new Books()
        for (const { do: what, c, fen } of acts) {
          if (what === 'pay') books.pay(50_000)
          else if (what === 'refundOrder') books.refundOrder(c, Math.ceil(fen / 5))
          else if (what === 'undo') books.undo(c)
          else if (what === 'change') books.brand = tea(fen % 2 === 0 ? 'spend' : 'top-up')
          else books[what](c, fen)
          expect(books.audit()).toEqual([])
          const earned = earnedOf(books.member)
          expect(earned.fen).toBeLessThanOrEqual(books.member.stored.principalFen)
          expect(Math.min(earned.fen, earned.points, earned.growth)).toBeGreaterThanOrEqual(0)
        }
        expect(earnedBase(books)).toBeLessThanOrEqual(paidIn(books))
      }),
      { numRuns: 300 },
    )
  })
})

/** What payments in force have earned on, refunds left aside. */
function earnedBase({ entries }: Books): number {
  const all = [...entries.values()]
  const spends = all.filter(entry => entry.kind === 'spend').filter(({ _id }) => !entries.has(`${_id}:void`))
  const topUp = all.find(entry => entry.kind === 'top-up')?.plan.baseFen ?? 0
  return spends.reduce((sum, { plan }) => sum + plan.baseFen, topUp)
}

function paidIn({ entries, order }: Books): number {
  const atCounter = [...entries.values()].filter(({ kind }) => kind === 'counter-top-up')
  const fen = moneyPostingsOf(atCounter).filter(({ to }) => to === 'member.principal')
  return fen.reduce((sum, posting) => sum + posting.fen, order.paid?.totalFen ?? 0)
}

describe('SV-05: a campaign on topping up', () => {
  const gift = payGift({ _id: 'shanze:top-up-gift', kind: 'top-up-gift', thresholdFen: 20_000 })
  const planned = (books: Books) => {
    const newest = newestEntryOf(books.order._id, [...books.entries.values()])
    return orderAfterSettle(books.order, newest)
  }

  test.each([
    ['at its amount', 20_000, ['planned']],
    ['below it', 19_999, []],
  ])('%s', (_case, fen, states) => {
    const books = new Books(held(0, 0), tea(), [gift]).pay(fen)
    expect(planned(books).gifts.map(({ state }) => state)).toEqual(states)
  })

  test('gives nothing for what is bought, nor does a campaign on buying for what is topped up', () => {
    expect(planned(new Books(held(0, 0), tea(), [payGift()]).pay(yuan(500))).gifts).toEqual([])
    const bought = new Books(held(0, 0), tea(), [gift])
    const { topUp: _topUp, ...order } = bought.order
    bought.order = order
    expect(planned(bought.pay(yuan(500))).gifts).toEqual([])
  })

  test('is withdrawn when a refund leaves less than its amount, and not before', () => {
    const books = new Books(held(0, 0), tea(), [gift]).pay(yuan(500)).refundOrder('a', 30_000)
    expect(planned(books).gifts.map(({ state }) => state)).toEqual(['planned'])
    books.refundOrder('b', 1)
    expect(planned(books).gifts.map(({ state }) => state)).toEqual(['withdrawn'])
    expect(giftsToWithdraw(books.order, newestEntryOf(books.order._id, [...books.entries.values()]))).toEqual(
      [0],
    )
  })
})
