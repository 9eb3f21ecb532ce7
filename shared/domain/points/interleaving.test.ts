import fc from 'fast-check'
import type { TierReview } from '../brand/types'
import { brandWith, DAY_MS, payGift } from '../test-brand'
import { type Process, Shop } from './test-shop'

/**
 * Commands, notices, sweepers and jobs of one person, cut at every round trip, interleaved and killed at
 * random. The books hold after every step; once the sweepers have run, every order keeps exactly its
 * entitlement.
 */
const no = fc.constantFrom('T1', 'T2', 'T3')
type Act =
  | { do: 'pay' | 'settle'; no: string; fen: number }
  | { do: 'refund'; no: string; refundNo: string; fen: number; state: 'processing' | 'success' | 'abnormal' }
  | { do: 'join' | 'roll' | 'archive' }
  | { do: 'adjust'; commandId: string; points: number }
  | { do: 'propose'; commandId: string; points: number }
  | { do: 'decide'; commandId: string; approve: boolean }
  | { do: 'exchange'; c: string; points: number; end: 'done' | 'void' }
  | { do: 'pass'; days: number }
  /** Something that was sent before is sent again: the client, WeChat or a timer repeats itself. */
  | { do: 'again'; which: number }
  | { do: 'step' | 'kill'; which: number }

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constantFrom('pay', 'settle'), no, fen: fc.constantFrom(100, 6_800, 10_000, 33_333) }),
  fc.record({
    do: fc.constant('refund'),
    no,
    refundNo: fc.constantFrom('r1', 'r2', 'r3'),
    fen: fc.constantFrom(50, 2_900, 6_800),
    state: fc.constantFrom('processing', 'success', 'abnormal'),
  }),
  fc.record({ do: fc.constantFrom('join', 'roll', 'archive') }),
  fc.record({
    do: fc.constant('adjust'),
    commandId: fc.constantFrom('c1', 'c2', 'c3'),
    points: fc.constantFrom(-60, -1, 40),
  }),
  fc.record({
    do: fc.constant('propose'),
    commandId: fc.constantFrom('p1', 'p2'),
    points: fc.constantFrom(-900, 700),
  }),
  fc.record({ do: fc.constant('decide'), commandId: fc.constantFrom('p1', 'p2'), approve: fc.boolean() }),
  fc.record({
    do: fc.constant('exchange'),
    c: fc.constantFrom('x1', 'x2', 'x3'),
    points: fc.constantFrom(30, 80),
    end: fc.constantFrom('done', 'void'),
  }),
  fc.record({ do: fc.constant('again'), which: fc.nat({ max: 29 }) }),
  fc.record({ do: fc.constant('pass'), days: fc.constantFrom(0.2, 3, 35, 400) }),
  { weight: 6, arbitrary: fc.record({ do: fc.constant('step'), which: fc.nat({ max: 9 }) }) },
  fc.record({ do: fc.constant('kill'), which: fc.nat({ max: 9 }) }),
)

function play(shop: Shop, alive: Process[], each: Act): void {
  const at = 'which' in each ? each.which % Math.max(1, alive.length) : 0
  if (each.do === 'pay') shop.pay(each.no, each.fen)
  if (each.do === 'refund') shop.refund(each.no, each.refundNo, each.fen, { state: each.state })
  if (each.do === 'propose') shop.propose(each.commandId, each.points)
  if (each.do === 'pass') shop.now += each.days * DAY_MS
  if (each.do === 'kill') alive.splice(at, 1)
  if (each.do === 'step' && alive[at]?.next().done) alive.splice(at, 1)
  const begun = begin(shop, each)
  if (begun) alive.push(begun)
}

function begin(shop: Shop, each: Act): Process | null {
  if (each.do === 'join' || each.do === 'roll' || each.do === 'archive') return shop[each.do]()
  if (each.do === 'adjust') return shop.adjust(each.commandId, each.points)
  if (each.do === 'exchange') return shop.exchange(each.c, each.points, each.end)
  if (each.do === 'decide') return shop.decide(each.commandId, each.approve)
  const known = each.do === 'settle' && [...shop.orders.values()].some(order => order.outTradeNo === each.no)
  return known ? shop.settle(each.no) : null
}

const reviewed = (otherwise: TierReview['otherwise']): TierReview => ({
  months: 1,
  keep: [{ tierId: 'zhiwei', growth: 200 }],
  otherwise,
})
const brands = fc.constantFrom(
  brandWith({}),
  brandWith({ waitingDays: 7, expiry: { after: 'months', months: 1 } }),
  brandWith({ measure: 'total', maxPerDay: 120, maxPerOrder: 90 }),
  brandWith({
    expiry: { after: 'never' },
    maxPerDay: 300,
    maxPerMonth: 500,
    factors: [{ on: 'weekday', weekday: 7, factor: 20_000 }],
  }),
  { ...brandWith({ expiry: { after: 'years', years: 0 } }), review: reviewed('one-down') },
  { ...brandWith({ waitingDays: 3 }), review: reviewed('recalculate') },
)

/** Each `again` becomes the command it repeats. */
function repeated(acts: readonly Act[]): Act[] {
  const sent: Act[] = []
  return acts.flatMap(each => {
    if (each.do === 'again') return sent[each.which % Math.max(1, sent.length)] ?? []
    if (!('which' in each)) sent.push(each)
    return [each]
  })
}

describe('whatever the order of things', () => {
  test('the books hold after every step, and every order keeps its entitlement once swept', () => {
    fc.assert(
      fc.property(brands, fc.array(act, { minLength: 10, maxLength: 90, size: 'max' }), (brand, acts) => {
        const shop = new Shop(brand, [payGift()])
        const alive: Process[] = []
        for (const each of repeated(acts)) {
          play(shop, alive, each)
          expect(shop.audit()).toEqual([])
        }
        expect(shop.sweep().audit(true)).toEqual([])
        expect(shop.member?.journal ?? []).toEqual([])
        for (const process of alive) while (!process.next().done);
        expect(shop.sweep().audit(true)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('the kept points depend on the facts, not on when each was settled', () => {
    const facts = fc.array(
      fc.record({
        no,
        refundNo: fc.constantFrom('r1', 'r2'),
        fen: fc.integer({ min: 1, max: 3_000 }),
        pay: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(facts, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (told, settleAfter) => {
        const often = new Shop()
        const once = new Shop()
        told.forEach(({ no, refundNo, fen, pay }, i) => {
          for (const shop of [often, once]) pay ? shop.pay(no, 9_999) : shop.refund(no, refundNo, fen)
          if (settleAfter[i]) often.sweep()
        })
        const kept = (shop: Shop) =>
          [...shop.sweep().orders.values()].map(order => [order._id, order.keptPoints])
        expect(kept(often)).toEqual(kept(once))
      }),
    )
  })
})
