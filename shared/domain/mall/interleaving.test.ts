import fc from 'fast-check'
import { DAY_MS } from '../test-brand'
import { cup, Mall, type Process } from './test-mall'

/**
 * Exchanges, cancellations, refunds and sweepers of one person, cut at every round trip, interleaved and
 * killed at random.
 */
type Act =
  | { do: 'exchange' | 'cancel' | 'hand-over'; c: string }
  | { do: 'sweep-shard' | 'sweep-exchange' | 'roll' }
  | { do: 'refund'; no: string }
  | { do: 'pass'; ms: number }
  | { do: 'step' | 'kill'; which: number }

const c = fc.constantFrom('c1', 'c2', 'c3')
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('exchange', 'exchange', 'cancel', 'hand-over'), c }),
  },
  fc.record({ do: fc.constantFrom('sweep-shard', 'sweep-exchange', 'roll') }),
  fc.record({ do: fc.constant('refund'), no: fc.constantFrom('r1', 'r2', 'r3') }),
  fc.record({ do: fc.constant('pass'), ms: fc.constantFrom(15_000, 15_000, 130_000, DAY_MS, 40 * DAY_MS) }),
  { weight: 14, arbitrary: fc.record({ do: fc.constant('step'), which: fc.nat({ max: 9 }) }) },
  fc.record({ do: fc.constant('kill'), which: fc.nat({ max: 9 }) }),
)

function begin(mall: Mall, each: Act): Process[] {
  const ids = [...mall.exchanges.keys()]
  if (each.do === 'exchange') return [mall.exchange(each.c)]
  if (each.do === 'hand-over') return ids.slice(0, 1).map(x => mall.handOver(x, each.c))
  if (each.do === 'cancel') return ids.slice(0, 1).map(x => mall.cancel(x))
  if (each.do === 'sweep-shard') return [...mall.shards.keys()].map(i => mall.processGoodsShard(i))
  if (each.do === 'sweep-exchange') return [...ids.map(x => mall.process(x)), ...ids.map(x => mall.free(x))]
  return each.do === 'roll' ? [mall.roll()] : []
}

/** No function outlives its time. */
const LIFE_MS = 60_000
interface Running {
  process: Process
  bornAt: number
}

function play(mall: Mall, alive: Running[], each: Act): void {
  const at = 'which' in each ? each.which % Math.max(1, alive.length) : 0
  if (each.do === 'refund') mall.refund(each.no, 40)
  if (each.do === 'pass') mall.now += each.ms
  alive.splice(0, alive.length, ...alive.filter(({ bornAt }) => mall.now - bornAt <= LIFE_MS))
  if (each.do === 'kill') alive.splice(at, 1)
  if (each.do === 'step' && alive[at]?.process.next().done) alive.splice(at, 1)
  alive.push(...begin(mall, each).map(process => ({ process, bornAt: mall.now })))
}

const LATE = Date.parse('2026-11-22T15:59:45Z')
const goods = fc.constantFrom(
  cup({ points: 60, total: 1 }),
  cup({ points: 30, total: 2 }),
  cup({ points: 20, total: 5, limit: { count: 1, per: 'ever' } }),
  cup({ points: 20, total: 5, limit: { count: 2, per: 'month' } }),
  cup({ points: 20, total: 5, limit: { count: 1, per: 'day' } }),
)

test('whatever the order of things: stock, points and limits hold at every step, and nothing is left over', () => {
  fc.assert(
    fc.property(goods, fc.array(act, { minLength: 20, maxLength: 140, size: 'max' }), (goods, acts) => {
      const mall = new Mall(goods).pay(120)
      // A quarter of a minute before midnight, so that many histories cross it.
      mall.now = LATE
      const alive: Running[] = []
      for (const each of acts) {
        play(mall, alive, each)
        expect(mall.audit()).toEqual([])
      }
      for (const { process } of alive) while (!process.next().done);
      expect(mall.sweep().audit()).toEqual([])
      const out = mall.states().filter(state => state === 'ready' || state === 'handed').length
      expect([mall.left, mall.member.holds]).toEqual([goods.total - out, []])
      expect(mall.shards.flatMap(shard => shard.reservations)).toEqual([])
      for (const name of ['c1', 'c2', 'c3']) {
        const ofCommand = [...mall.exchanges.values()].filter(({ commandId }) => commandId === name)
        expect(ofCommand.filter(({ state }) => state === 'open')).toEqual([])
        expect(ofCommand.filter(({ state }) => state !== 'void').length).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 1000 },
  )
})
