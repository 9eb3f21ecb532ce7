import fc from 'fast-check'
import { BATCH, GOODS, PEOPLE } from './brand'
import { claimCoupon, processBatchShard } from './claims'
import { payBack, spend, topUp, voidOf } from './counter'
import { cancel, exchange, handOver, processExchange, processGoodsShard } from './mall'
import { adjust, close, join, merge, rolls } from './people'
import { claim, credit, pay, payTopUp, placeTopUp, refund, ticket, voidTicket } from './sales'
import type { Process, Town, Trips } from './town'

/** One thing that happens in town: a command or a word of WeChat Pay, by a person of the list. */
export type Command =
  | { do: 'pay' | 'ticket'; no: string; fen: number }
  | { do: 'claim'; no: string; who: number }
  | { do: 'credit'; no: string; who: number; fen: number }
  | { do: 'place-top-up' | 'pay-top-up'; no: string }
  | { do: 'refund'; no: string; back: string; fen: number; state: 'processing' | 'success' | 'abnormal' }
  | { do: 'void-ticket'; no: string; c: string; fen: number | null }
  | { do: 'top-up' | 'spend' | 'pay-back'; c: string; who: number; fen: number }
  | { do: 'void-spend'; c: string; who: number }
  | { do: 'join' | 'close' | 'roll' | 'archive'; who: number }
  | { do: 'merge'; who: number; into: number }
  | { do: 'adjust'; c: string; who: number; points: number }
  | { do: 'exchange'; c: string; who: number; goods: number }
  | { do: 'cancel-exchange' | 'hand-over' | 'process-exchange' | 'process-goods-shard'; which: number }
  | { do: 'claim-coupon'; c: string; who: number }
  | { do: 'process-batch-shard' }

export type Act =
  | Command
  /** Seconds in which every process goes on; hours after which every process that was running is dead. */
  | { do: 'pass'; ms: number }
  /** Something that was sent before is sent again: the client, WeChat or a timer repeats itself. */
  | { do: 'again'; which: number }
  /** One of those who are running goes on for so many round trips, or never again. */
  | { do: 'step'; which: number; trips: number }
  | { do: 'kill'; which: number }

const HOUR_MS = 3_600_000
const of = <V>(...values: [V, ...V[]]) => fc.constantFrom(...values)
const who = of(0, 0, 1, 2)
const c = of('c1', 'c2', 'c3')
const money = of(5_000, 20_000, 50_000)
/** Orders of the till begin with T, the customer's own top-ups with S, slips of the till with A. */
const topUpOrder = of('S1', 'S2')
const slip = of('A1', 'A2')

const refunds = (no: fc.Arbitrary<string>): fc.Arbitrary<Command> =>
  fc.record({
    do: of('refund' as const),
    no,
    back: of('r1', 'r2', 'r3'),
    fen: of(50, 2_900, 6_800, 12_345),
    state: of('processing' as const, 'success' as const, 'success' as const, 'abnormal' as const),
  })

/** One spending of one person, booked and taken back and again. */
const spendings: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: of('spend' as const), c: of('c1'), who: of(0), fen: of(777, 777, 5_000) }),
  fc.record({ do: of('void-spend' as const), c: of('c1'), who: of(0) }),
  fc.record({ do: of('void-spend' as const), c: of('c1'), who: of(0) }),
  fc.record({ do: of('archive' as const), who: of(0) }),
)

/** One slip that several people reach for. */
const claims: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: of('ticket' as const), no: of('A1'), fen: of(9_900) }),
  fc.record({ do: of('claim' as const), no: of('A1'), who: of(0, 2) }),
  fc.record({ do: of('claim' as const), no: of('A1'), who: of(0, 2) }),
  fc.record({ do: of('credit' as const), no: of('A1'), who: of(0, 2), fen: of(9_900) }),
)

const which = fc.nat({ max: 5 })
/** Exchanges begin, are fetched, taken back and swept. */
const exchanges: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: of('exchange' as const), c: of('x1', 'x2'), who, goods: of(0, 1, 2) }),
  fc.record({ do: of('exchange' as const), c: of('x1', 'x2'), who, goods: of(1) }),
  fc.record({
    do: of(
      'cancel-exchange' as const,
      'hand-over' as const,
      'process-exchange' as const,
      'process-goods-shard' as const,
    ),
    which,
  }),
)
const coupons: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: of('claim-coupon' as const), c: of('k1', 'k2', 'k3'), who }),
  fc.record({ do: of('claim-coupon' as const), c: of('k1', 'k2', 'k3'), who }),
  fc.constant({ do: 'process-batch-shard' as const }),
)

const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: of('pay' as const), no: of('T1', 'T2'), fen: of(6_800, 6_800, 6_800, 33_333) }),
  fc.record({ do: of('place-top-up' as const), no: topUpOrder }),
  fc.record({ do: of('pay-top-up' as const), no: topUpOrder }),
  refunds(of('T1', 'T2')),
  refunds(topUpOrder),
  fc.record({ do: of('ticket' as const), no: slip, fen: of(9_900, 9_900, 6_800) }),
  fc.record({ do: of('claim' as const), no: slip, who }),
  fc.record({ do: of('credit' as const), no: slip, who, fen: of(9_900, 9_900, 6_800) }),
  fc.record({ do: of('void-ticket' as const), no: slip, c, fen: of(null, 1_000, 6_800) }),
  fc.record({ do: of('top-up' as const), c, who, fen: money }),
  fc.record({ do: of('spend' as const), c, who, fen: of(777, 5_000, 19_999) }),
  fc.record({ do: of('pay-back' as const), c, who, fen: of(1, 5_000, 19_999) }),
  fc.record({ do: of('void-spend' as const), c, who }),
  spendings,
  spendings,
  claims,
  claims,
  fc.record({ do: of('join' as const, 'join' as const, 'roll' as const, 'archive' as const), who }),
  fc.record({ do: of('close' as const), who }),
  fc.record({ do: of('merge' as const), who, into: who }),
  fc.record({ do: of('adjust' as const), c, who, points: of(-60, 40, 90) }),
  exchanges,
  exchanges,
  coupons,
)

const pass = of(15_000, 15_000, 15_000, 5 * HOUR_MS, 80 * HOUR_MS, 900 * HOUR_MS, 9_600 * HOUR_MS)

/** About 30 commands, and what happens to them on the way. */
export const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    { weight: 10, arbitrary: commands },
    { weight: 2, arbitrary: fc.record({ do: of('again' as const), which: fc.nat({ max: 29 }) }) },
    { weight: 1, arbitrary: fc.record({ do: of('pass' as const), ms: pass }) },
    {
      weight: 18,
      arbitrary: fc.record({
        do: of('step' as const),
        which: fc.nat({ max: 4 }),
        trips: of(1, 1, 2, 3, 5, 8, 40),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: of('kill' as const), which: fc.nat({ max: 4 }) }) },
  ),
  { minLength: 30, maxLength: 110, size: 'max' },
)

const nameOf = (documents: ReadonlyMap<string, unknown>, which: number) =>
  [...documents.keys()][which % Math.max(1, documents.size)] ?? ''
const person = (place: number) => PEOPLE[place] ?? PEOPLE[0]
/** An order has one payer and one moment, however often it is reported. */
const payerOf = (no: string) => person(no.endsWith('1') ? 0 : 1)
const amountOf = (topUpOrder: string) => (topUpOrder === 'S1' ? 20_000 : 50_000)

/**
 * A client may send one id for several customers: causes hold the member, so each of them is booked at most
 * once.
 */
const commandOf = ({ c }: { c: string }) => c

/** Begins a command; its first trip is the next step. */
export function begin(town: Town, act: Command, soldAt: number): Process {
  switch (act.do) {
    case 'pay':
      return pay(town, act.no, { memberId: payerOf(act.no), fen: act.fen, at: soldAt })
    case 'refund':
      return refund(town, act.no, { no: act.back, fen: act.fen, state: act.state, memberId: payerOf(act.no) })
    case 'ticket':
      return ticket(town, act.no, act.fen, soldAt)
    case 'claim':
      return claim(town, act.no, person(act.who))
    case 'credit':
      return credit(town, act.no, person(act.who), act.fen)
    case 'void-ticket':
      return voidTicket(town, act.no, act.c, act.fen)
    case 'place-top-up':
      return placeTopUp(town, act.no, payerOf(act.no), amountOf(act.no))
    case 'pay-top-up':
      return payTopUp(town, act.no, { memberId: payerOf(act.no), fen: amountOf(act.no), at: soldAt })
    case 'top-up':
      return topUp(town, { commandId: commandOf(act), memberId: person(act.who), fen: act.fen })
    case 'spend':
      return spend(town, { commandId: commandOf(act), memberId: person(act.who), fen: act.fen })
    case 'pay-back':
      return payBack(town, { commandId: commandOf(act), memberId: person(act.who), fen: act.fen })
    case 'void-spend':
      return voidOf(town, commandOf(act), person(act.who))
    case 'join':
      return join(town, person(act.who))
    case 'close':
      return close(town, person(act.who))
    case 'roll':
      return rolls(town, person(act.who))
    case 'archive':
      return archive(town, person(act.who))
    case 'merge':
      return merge(town, person(act.who), person(act.into))
    case 'adjust':
      return adjust(town, commandOf(act), person(act.who), act.points)
    case 'exchange':
      return exchange(town, {
        goods: GOODS[act.goods % GOODS.length] ?? GOODS[0],
        memberId: person(act.who),
        c: commandOf(act),
      })
    case 'cancel-exchange':
      return cancel(town, act.which)
    case 'hand-over':
      return handOver(town, act.which, `hand-over-${act.which}`)
    case 'process-exchange':
      return processExchange(town, nameOf(town.exchanges, act.which))
    case 'process-goods-shard':
      return processGoodsShard(town, nameOf(town.goodsShards, act.which))
    case 'claim-coupon':
      return claimCoupon(town, BATCH, commandOf(act), person(act.who))
    case 'process-batch-shard':
      return processBatchShard(town, BATCH, nameOf(town.batchShards, 0))
  }
}

function* archive(town: Town, memberId: string): Trips<void> {
  yield
  const member = town.members.get(memberId)
  if (member) yield* town.archive(member, town.now)
}
