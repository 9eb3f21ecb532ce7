import fc from 'fast-check'
import { checkInvariants } from './index'
import { type Act, acts, begin } from './testing/acts'
import { BRANDS, LATE, MORNING } from './testing/brand'
import { OPENINGS, open, run } from './testing/opening'
import { decide, free } from './testing/people'
import { settle } from './testing/sales'
import { type Process, Town } from './testing/town'

/**
 * Commands of all kinds, notices, tills and sweepers around three cards of two people, cut at every round trip, interleaved, repeated
 * and killed at random. After every write the documents are asked by checks that know nothing of the product's own.
 */
const LIMIT_MS = 60_000

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
      if (act.ms > LIMIT_MS) alive.length = 0
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
      alive.push(begin(town, act, MORNING))
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
  for (const order of town.orders.values()) if (order.settledV < order.v) run(settle(town, order, town.now))
  for (const x of town.exchanges.keys()) {
    decide(town, x, null, town.now)
    run(free(town, x, town.now))
  }
  for (const member of town.members.values()) run(town.archive(member, town.now))
}

function owed(town: Town): string[] {
  return [
    ...[...town.orders.values()].filter(({ v, settledV }) => settledV !== v).map(({ _id }) => _id),
    ...[...town.members.values()]
      .filter(({ journal, holds }) => journal.length + holds.length > 0)
      .map(({ _id }) => _id),
  ]
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
        expect([broken(town), owed(town)]).toEqual([[], []])
      },
    ),
    { numRuns: 1000 },
  )
})
