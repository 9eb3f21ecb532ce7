import fc from 'fast-check'
import { addDays } from '../calendar/day'
import { planEarning } from '../points/plan-earning'
import { brandWith, DAY_MS, member, NOW, payGift, TODAY } from '../test-brand'
import { count, counted, faded } from './cap-counts'
import type { CapCount } from './types'

const fading = { now: NOW, today: TODAY, claimDays: 7, campaigns: [] }
const dated = (day: string, rule = 'earn'): CapCount => ({ rule, day, count: 1 })
const lifetime = (rule: string, untilAt: number): CapCount => ({ rule, day: '', count: 1, untilAt })
const many = (n: number, row: (i: number) => CapCount) => Array.from({ length: n }, (_, i) => row(i))

describe('counters of limits', () => {
  test('C2: any number of campaigns over a life leaves the daily cap as it is', () => {
    const rules = brandWith({ maxPerDay: 1_000 })
    for (const campaigns of [38, 39, 60]) {
      let caps = many(campaigns, i => lifetime(`shanze:c${i}`, NOW + DAY_MS))
      let points = 0
      for (let order = 0; order < 5; order += 1) {
        const earning = { at: NOW, day: TODAY, storeId: 'shanze:yunqi', baseFen: 100_000, lines: [] }
        const earned = planEarning({
          member: { ...member(), caps },
          earning,
          brand: rules,
          campaigns: [],
          now: NOW,
        })
        points += earned.plan.points
        caps = earned.caps
      }
      expect([campaigns, points]).toEqual([campaigns, 1_000])
    }
  })

  test('C2: those of today and the claim window stay, however many there are', () => {
    const caps = many(60, i => dated(addDays(TODAY, -(i % 8)), `r${i}`))
    expect(faded(caps, fading)).toEqual(caps)
  })

  test('beyond the limit the oldest days go first', () => {
    const caps = many(50, i => dated(addDays(TODAY, -i)))
    expect(faded(caps, fading)).toEqual(caps.slice(0, 40))
  })

  test('C2: one over a life goes only when its campaign is over for longer than a receipt can be claimed', () => {
    const ended = many(30, i => lifetime(`old${i}`, NOW - (40 + i) * DAY_MS))
    const fresh = many(30, i => lifetime(`new${i}`, NOW - (i % 8) * DAY_MS))
    const kept = faded([...ended, ...fresh], fading)
    expect(kept).toEqual([...ended.slice(0, 10), ...fresh])
    const campaigns = [{ _id: 'old29', toAt: NOW + DAY_MS }]
    expect(faded([...ended, ...fresh], { ...fading, campaigns })).toContainEqual(ended[29])
  })

  test('C2: the row just counted is in the result, with what it counted before', () => {
    const row = fc.record({
      rule: fc.constantFrom('earn', 'grow', ...many(45, i => dated('', `c${i}`)).map(({ rule }) => rule)),
      day: fc.oneof(
        fc.constant(''),
        fc.integer({ min: -90, max: 0 }).map(days => addDays(TODAY, days)),
      ),
      count: fc.integer({ min: 1, max: 9 }),
      untilAt: fc.integer({ min: -60, max: 60 }).map(days => NOW + days * DAY_MS),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 200, size: 'max' }), rows => {
        let caps: CapCount[] = []
        for (const each of rows) {
          const existing = faded(caps, fading)
          caps = count(existing, each)
          expect(counted(caps, each.rule, each.day)).toBe(counted(existing, each.rule, each.day) + each.count)
        }
      }),
    )
  })

  test('C2: a limit over a life and one per day both hold for a customer of sixty campaigns', () => {
    const gift = payGift({ perPerson: { limit: 1, per: 'campaign' } })
    const caps = many(60, i => lifetime(`shanze:c${i}`, NOW + DAY_MS))
    const counts = count(caps, { rule: gift._id, day: '', count: 1, untilAt: gift.toAt })
    expect(counted(faded(counts, fading), gift._id, '')).toBe(1)
    expect(counted(faded(count(counts, dated(TODAY)), fading), 'earn', TODAY)).toBe(1)
  })
})
