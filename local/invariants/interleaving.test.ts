import fc from 'fast-check'
import { checkInvariants } from './index'
import { type Act, acts, begin } from './testing/acts'
import { BATCH, BRANDS, LATE, MORNING } from './testing/brand'
import { processBatchShard } from './testing/claims'
import { free, processExchange, processGoodsShard } from './testing/mall'
import { OPENINGS, open, run } from './testing/opening'
import { settle } from './testing/sales'
import { type Process, Town } from './testing/town'

/**
 * Commands of all kinds, notices, tills and sweepers around three cards of two people, cut at every round
 * trip, interleaved, repeated and killed at random. After every write the documents are asked by checks that
 * know nothing of the product's own.
 */
const LIMIT_MS = 60_000

const bornAt = new WeakMap<Process, number>()

function begun(alive: Process[], process: Process): Process {
  alive.push(process)
  return process
}

/** Each `again` becomes the command it repeats. */
function repeated(list: readonly Act[]): Act[] {
  const sent: Act[] = []
  return list.flatMap(act => {
    if (act.do === 'again') return sent[act.which % Math.max(1, sent.length)] ?? []
    if (act.do !== 'pass' && act.do !== 'step' && act.do !== 'kill') sent.push(act)
    return [act]
  })
}

function play(town: Town, alive: Process[], act: Act): void {
  const at = 'which' in act ? act.which % Math.max(1, alive.length) : 0
  switch (act.do) {
    case 'pass':
      town.now += act.ms
      // No function outlives its time.
      alive.splice(0, alive.length, ...alive.filter(each => town.now - (bornAt.get(each) ?? 0) <= LIMIT_MS))
      return
    case 'kill':
      alive.splice(at, 1)
      return
    case 'step':
      step(town, alive, at, act.trips)
      return
    case 'again':
      return
    default:
      bornAt.set(begun(alive, begin(town, act, MORNING)), town.now)
  }
}

/** So many round trips of one of them; after every write the books are looked at. */
function step(town: Town, alive: Process[], at: number, trips: number): void {
  for (let left = trips; left > 0; left -= 1) {
    const { writes } = town
    const over = alive[at]?.next().done !== false
    if (town.writes > writes) expect(broken(town)).toEqual([])
    if (!over) continue
    alive.splice(at, 1)
    return
  }
}

/** All duties, until nothing is owed to an order, an exchange or a journal. */
function sweep(town: Town): void {
  settleAll(town)
  // After this jump no running process owns what is still open.
  town.now += 10 * LIMIT_MS
  for (const x of town.exchanges.keys()) run(processExchange(town, x))
  for (const x of town.exchanges.keys()) run(free(town, x, town.now))
  for (const id of town.goodsShards.keys()) run(processGoodsShard(town, id))
  // Once finishes what died before its coupon, once more drops what remains.
  for (const id of [...town.batchShards.keys(), ...town.batchShards.keys()])
    run(processBatchShard(town, BATCH, id))
  archiveAll(town)
  // Archiving records on top-up orders what the counter paid back of them.
  settleAll(town)
  archiveAll(town)
}

function settleAll(town: Town): void {
  for (const order of town.orders.values())
    if (order.settledVersion < order.version) run(settle(town, order, town.now))
}

function archiveAll(town: Town): void {
  for (const member of town.members.values()) run(town.archive(member, town.now))
}

function owed(town: Town): string[] {
  return [
    ...[...town.orders.values()]
      .filter(({ version, settledVersion }) => settledVersion !== version)
      .map(({ _id }) => _id),
    ...[...town.members.values()]
      .filter(({ journal, holds }) => journal.length + holds.length > 0)
      .map(({ _id }) => _id),
    ...[...town.goodsShards.values(), ...town.batchShards.values()]
      .filter(({ reservations }) => reservations.length > 0)
      .map(({ _id }) => _id),
    ...[...town.exchanges.values()]
      .filter(({ state, returnToken }) => state === 'open' || (isOver(state) && returnToken === ''))
      .map(({ _id }) => _id),
  ]
}

const isOver = (state: string) => state === 'cancelled' || state === 'lapsed'
/**
 * A command is one exchange of its card, in whatever period it was sent again; two cards may send one id. Two
 * commands under one id are no repeat: one after the other the second is refused, side by side both may
 * exist, each paid for once.
 */
function doubled(town: Town): string[] {
  const existing = [...town.exchanges.values()].filter(({ state }) => state !== 'open' && state !== 'void')
  const commands = existing.map(({ memberId, commandId, goodsId }) => `${memberId} ${commandId} ${goodsId}`)
  return commands.filter((c, i) => commands.indexOf(c) < i)
}
const broken = (town: Town) => checkInvariants(town.dump()).broken

test('whatever the order of things: every book holds after every write, and nothing is owed once swept', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...BRANDS),
      fc.constantFrom(MORNING, LATE),
      fc.constantFrom(...OPENINGS),
      acts,
      (brand, startsAt, opening, list) => {
        const town = new Town(brand, startsAt)
        open(town, opening)
        const alive: Process[] = []
        for (const act of repeated(list)) play(town, alive, act)
        for (const process of alive) run(process)
        sweep(town)
        expect([broken(town), owed(town), doubled(town)]).toEqual([[], [], []])
      },
    ),
    { numRuns: 1000 },
  )
})
