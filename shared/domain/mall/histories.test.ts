import { brand, DAY_MS, LIN } from '../test-brand'
import { cup, Mall, type Process } from './test-mall'
import type { PickUpRule } from './types'

/** Runs a process up to, not including, its n-th round trip; the caller may let it go on or die there. */
function until(process: Process, trip: number): Process {
  for (let i = 0; i < trip; i++) process.next()
  return process
}
const X = `${LIN}:c1`
const LONG: PickUpRule = { days: 100, cancelDays: 100, ifLapsed: 'points-back' }
/** One second to midnight in Shanghai. */
const NEAR_MIDNIGHT = Date.parse('2026-11-22T15:59:59Z')

/** The histories of docs/architecture/state-changes.md that live in exchanges, each by its name. */
describe('histories that broke drafts of the design', () => {
  test('void-beside-debt: points of a voided exchange repay the debt a refund made meanwhile', () => {
    const mall = new Mall().pay(100)
    until(mall.exchange('c1'), 5).return(undefined)
    expect([mall.points, mall.member.holds.length]).toEqual([20, 1])
    mall.refund('r1', 100)
    expect([mall.points, mall.member.debt]).toEqual([0, 80])
    mall.sweep()
    expect([mall.points, mall.member.debt, mall.left, mall.states()]).toEqual([0, 0, 3, ['void']])
    expect(mall.audit()).toEqual([])
  })

  test('held-twice: whoever read the member before the first hold cannot hold again after it was spent', () => {
    for (let trip = 1; trip < 9; trip++) {
      const mall = new Mall(cup({ points: 40 })).pay(100)
      const slow = until(mall.exchange('c1'), trip)
      expect(mall.run(mall.exchange('c1'))).toBe('ready')
      mall.run(slow)
      mall.sweep()
      expect([mall.points, mall.left, mall.states()]).toEqual([60, 2, ['ready']])
      expect(mall.audit()).toEqual([])
    }
  })

  test("the-loser-frees-the-winner's-hold: who finds no stock voids first, and obeys a winner", () => {
    for (let trip = 1; trip < 7; trip++) {
      const mall = new Mall(cup({ total: 1 })).pay(100)
      const winner = until(mall.exchange('c1'), trip)
      const loser = mall.exchange('c1')
      const second = mall.run(loser)
      const first = mall.run(winner)
      mall.sweep()
      const goods = mall.states()[0] === 'ready' ? 1 : 0
      expect([mall.points, mall.left, first, second]).toEqual([
        100 - 80 * goods,
        1 - goods,
        mall.states()[0],
        mall.states()[0],
      ])
      expect(mall.audit()).toEqual([])
    }
  })

  test('unit-of-a-second-attempt: a unit taken under another token than the used one goes back', () => {
    const mall = new Mall().pay(100)
    until(mall.exchange('c1'), 4).return(undefined)
    expect(mall.left).toBe(2)
    expect(mall.run(mall.exchange('c1'))).toBe('ready')
    expect(mall.left).toBe(1)
    mall.sweep()
    expect([mall.left, mall.points]).toEqual([2, 20])
    expect(mall.audit()).toEqual([])
  })

  test('the last unit, taken by a run that died, serves the same command sent again', () => {
    const mall = new Mall(cup({ total: 1 })).pay(100)
    until(mall.exchange('c1'), 4).return(undefined)
    expect(mall.run(mall.exchange('c1'))).toBe('ready')
    expect([mall.sweep().left, mall.points]).toEqual([0, 20])
  })
})

describe('an exchange', () => {
  test('takes the oldest points and one unit, once per command', () => {
    const mall = new Mall().pay(100)
    expect([mall.run(mall.exchange('c1')), mall.run(mall.exchange('c1'))]).toEqual(['ready', 'ready'])
    expect([mall.points, mall.member.holds, mall.sweep().left]).toEqual([20, [], 2])
    expect(mall.audit()).toEqual([])
  })

  test('that died is voided when its time is over, and gives everything back', () => {
    for (let trip = 3; trip < 6; trip++) {
      const mall = new Mall().pay(100)
      until(mall.exchange('c1'), trip).return(undefined)
      mall.sweep()
      expect([mall.points, mall.left, mall.states(), mall.member.holds]).toEqual([100, 3, ['void'], []])
      expect(mall.run(mall.exchange('c1'))).toBe('void')
      expect(mall.audit()).toEqual([])
    }
  })

  test('without enough points comes to nothing', () => {
    const mall = new Mall().pay(79)
    expect(mall.run(mall.exchange('c1'))).toBe('void')
    expect([mall.points, mall.sweep().left]).toEqual([79, 3])
  })

  test('returned gives points to the lots they came from and the unit to the stock, once', () => {
    const mall = new Mall(cup({ total: 1 })).pay(100)
    const { lots } = mall.member
    mall.run(mall.exchange('c1'))
    mall.run(mall.cancel(X))
    mall.run(mall.cancel(X))
    expect([mall.member.lots, mall.sweep().left]).toEqual([lots, 1])
    expect(mall.run(mall.exchange('c2'))).toBe('ready')
    expect([mall.sweep().left, mall.points]).toEqual([0, 20])
    expect(mall.audit()).toEqual([])
  })

  /** 100 points that end on this day are earned by paying today; the exchange takes 80 of them. */
  const exchangedBefore = (days: number, pickUp: PickUpRule = LONG) => {
    const mall = new Mall(cup({ what: { kind: 'item', pickUp } })).pay(100)
    mall.now = Date.parse('2027-11-30T12:00:00+08:00') - days * DAY_MS
    mall.run(mall.exchange('c1'))
    return mall
  }

  test('C9: cancelled after its lot has ended it gives a grace lot of a week, which gets no second one', () => {
    const mall = exchangedBefore(30)
    mall.now += 40 * DAY_MS
    mall.run(mall.cancel(X))
    expect(mall.member.lots).toEqual([{ day: '2027-12-17', points: 80 }])
    mall.run(mall.exchange('c2'))
    expect(mall.points).toBe(0)
    mall.now += 20 * DAY_MS
    mall.run(mall.cancel(`${LIN}:c2`))
    expect([mall.points, mall.left, mall.audit()]).toEqual([0, 3, []])
  })

  test.each([
    [8, 80],
    [7, 0],
    [0, 0],
  ])('C9: points exchanged %i days before their end and taken back after it: %i live on', (days, alive) => {
    const mall = exchangedBefore(days)
    mall.now += 20 * DAY_MS
    mall.run(mall.cancel(X))
    expect([mall.points, mall.left, mall.audit()]).toEqual([alive, 3, []])
  })

  test('C9: not fetched in time it lapses: points of lots that still live come back, the unit does too', () => {
    const mall = new Mall().pay(100)
    mall.run(mall.exchange('c1'))
    mall.now += 31 * DAY_MS
    expect(mall.run(mall.handOver(X, 'clerk-1'))).toBe('ready')
    mall.sweep()
    expect([mall.points, mall.left, mall.states(), mall.audit()]).toEqual([100, 3, ['lapsed'], []])
  })

  test('C9: lapsed after its lot has ended, or by a rule that keeps the points, nothing comes back but the unit', () => {
    const ended = exchangedBefore(20, { ...LONG, days: 30 })
    ended.now += 31 * DAY_MS
    const kept = new Mall(cup({ what: { kind: 'item', pickUp: { ...LONG, ifLapsed: 'points-kept' } } })).pay(
      100,
    )
    kept.run(kept.exchange('c1'))
    kept.now += 101 * DAY_MS
    for (const mall of [ended, kept]) {
      mall.sweep()
      expect([mall.left, mall.states(), mall.audit()]).toEqual([3, ['lapsed'], []])
    }
    expect([ended.points, kept.points]).toEqual([0, 20])
  })

  test('C9: handed over once, whoever scans again; then neither cancelled nor lapsed', () => {
    const mall = new Mall().pay(100)
    mall.run(mall.exchange('c1'))
    expect(['clerk-1', 'clerk-2'].map(c => mall.run(mall.handOver(X, c)))).toEqual(['handed', 'handed'])
    expect(mall.exchanges.get(X)?.handed?.commandId).toBe('clerk-1')
    mall.run(mall.cancel(X))
    mall.now += 400 * DAY_MS
    mall.sweep()
    expect([mall.states(), mall.left, mall.audit()]).toEqual([['handed'], 2, []])
  })

  test('returned to somebody in debt repays it first', () => {
    const mall = new Mall().pay(100)
    mall.run(mall.exchange('c1'))
    mall.refund('r1', 100)
    expect(mall.member.debt).toBe(80)
    mall.run(mall.cancel(X))
    expect([mall.member.debt, mall.points, mall.audit()]).toEqual([0, 0, []])
  })

  test('of a coupon stays: what was given cannot be taken back', () => {
    const mall = new Mall(cup({ what: { kind: 'coupon', batchId: 'shanze:cold-brew' } })).pay(100)
    mall.run(mall.exchange('c1'))
    mall.run(mall.cancel(X))
    expect([mall.states(), mall.points]).toEqual([['received'], 20])
  })

  test('with a limit: as many as allowed, and one that came to nothing does not count', () => {
    const mall = new Mall(cup({ points: 10, limit: { count: 2, per: 'day' } }), brand).pay(100)
    mall.run(mall.exchange('c1'))
    until(mall.exchange('c2'), 4).return(undefined)
    mall.sweep()
    expect(mall.states()).toEqual(['ready', 'void'])
    expect(['c3', 'c4', 'c2'].map(c => mall.run(mall.exchange(c)))).toEqual(['ready', 'limit', 'void'])
    expect([mall.points, mall.sweep().left]).toEqual([80, 1])
    expect(mall.audit()).toEqual([])
  })
})

describe('C4: one command is one exchange across periods', () => {
  const daily = () => new Mall(cup({ limit: { count: 1, per: 'day' } })).pay(200)

  test('C4: an exchange sent again after midnight is charged once', () => {
    const mall = daily()
    expect(mall.run(mall.exchange('c1'))).toBe('ready')
    mall.now += DAY_MS
    expect(mall.run(mall.exchange('c1'))).toBe('ready')
    expect([mall.sweep().points, mall.states(), mall.audit()]).toEqual([120, ['ready'], []])
  })

  test('C4: a run that began before midnight and its repeat after it, at any two round trips, are charged once', () => {
    for (let trip = 0; trip < 14; trip++) {
      for (let later = 0; later < 14; later++) {
        const mall = daily()
        mall.now = NEAR_MIDNIGHT
        const slow = until(mall.exchange('c1'), trip)
        mall.now += 2_000
        const repeat = until(mall.exchange('c1'), later)
        mall.run(slow)
        mall.run(repeat)
        mall.sweep()
        expect([trip, later, mall.points, mall.left]).toEqual([trip, later, 120, 2])
        expect(mall.states().filter(state => state === 'ready')).toHaveLength(1)
        expect(mall.audit()).toEqual([])
      }
    }
  })
})
