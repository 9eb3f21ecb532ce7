import fc from 'fast-check'
import { FAR_DAY } from '../calendar/day'
import { LIMITS } from '../limits'
import { member } from '../test-brand'
import { balancesOf } from './balances'
import { clawBack } from './claw-back'
import { roll } from './mature-and-expire'
import { credit, type Purse, purseOf, putPending, sum, takeActive } from './purse'
import type { Account, LedgerEntry } from './types'

const DAYS = ['2026-11-22', '2026-12-05', '2027-01-01', '2027-03-02', '2027-12-01']
const LOTS = ['2026-11-30', '2026-12-31', '2027-02-28', '2027-11-30']

const points = fc.integer({ min: 0, max: 200 })
const lotDay = fc.constantFrom(...LOTS)
const ref = fc.constantFrom('o1', 'o2', 'o3')
const fromDay = fc.constantFrom(...DAYS, FAR_DAY)

type Movement = (purse: Purse, today: string) => void
const movement: fc.Arbitrary<Movement> = fc.oneof(
  fc.tuple(points, lotDay).map(
    ([n, day]): Movement =>
      purse =>
        credit(purse, 'brand.issued', n, day),
  ),
  fc.record({ ref, points, fromDay, lotDay }).map(
    (row): Movement =>
      purse =>
        putPending(purse, row),
  ),
  fc.tuple(points, ref, lotDay).map(
    ([n, order, day]): Movement =>
      purse =>
        clawBack(purse, n, { ref: order, lotDay: day, forfeited: false }),
  ),
  points.map(
    (n): Movement =>
      purse =>
        void takeActive(purse, 'brand.spent', n),
  ),
)

/** Plays movements through the days, rolling first each time as every command does. */
function play(movements: readonly (readonly [Movement, number])[]): Purse {
  const purse = purseOf(member())
  let day = 0
  for (const [move, days] of movements) {
    day = Math.min(DAYS.length - 1, day + days)
    const today = DAYS[day] ?? ''
    roll(purse, today)
    move(purse, today)
    roll(purse, today)
  }
  return purse
}

const life = fc.array(fc.tuple(movement, fc.constantFrom(0, 0, 0, 1)), { maxLength: 40, size: 'max' })
const page = (purse: Purse) => [{ postings: purse.postings } as LedgerEntry]

describe('whatever moves in a purse', () => {
  test('the postings tell the same story as the balances', () => {
    fc.assert(
      fc.property(life, movements => {
        const purse = play(movements)
        const booked = balancesOf(page(purse))
        expect(booked['member.active'] ?? 0).toBe(sum(purse.lots))
        expect(booked['member.pending'] ?? 0).toBe(sum(purse.pending))
        expect((booked['member.debt'] ?? 0) + purse.debt).toBe(0)
      }),
    )
  })

  test('nothing comes from nowhere: all accounts together hold nothing', () => {
    fc.assert(
      fc.property(life, movements => {
        const balances = Object.values(balancesOf(page(play(movements))))
        expect(balances.reduce((all, balance) => all + balance, 0)).toBe(0)
      }),
    )
  })

  test('lots are positive, sorted and one per day; their changes sum to them', () => {
    fc.assert(
      fc.property(life, movements => {
        const { lots, pending, lotChanges } = play(movements)
        expect([...lots, ...pending].every(lot => lot.points > 0)).toBe(true)
        expect(lots.map(lot => lot.day)).toEqual([...new Set(lots.map(lot => lot.day))].sort())
        const changes = [...lotChanges].sort((a, b) => (a.day < b.day ? -1 : 1))
        expect(changes).toEqual(lots)
      }),
    )
  })

  test('debt never stands beside active points, and rows stay within their limits', () => {
    fc.assert(
      fc.property(life, movements => {
        const { lots, debt, pending } = play(movements)
        expect(debt === 0 || lots.length === 0).toBe(true)
        expect(debt).toBeGreaterThanOrEqual(0)
        expect(lots.length <= LIMITS.lots && pending.length <= LIMITS.pending).toBe(true)
      }),
    )
  })

  test('every posting has a direction that means something', () => {
    const allowed: readonly `${Account} → ${Account}`[] = [
      'brand.issued → member.active',
      'brand.issued → member.pending',
      'brand.issued → member.debt',
      'member.pending → member.active',
      'member.pending → member.debt',
      'member.pending → brand.issued',
      'member.pending → brand.expired',
      'member.active → brand.issued',
      'member.active → brand.expired',
      'member.active → brand.spent',
      'member.debt → brand.issued',
      'brand.forgiven → brand.issued',
    ]
    fc.assert(
      fc.property(life, movements => {
        for (const { from, to } of play(movements).postings) expect(allowed).toContain(`${from} → ${to}`)
      }),
    )
  })
})
