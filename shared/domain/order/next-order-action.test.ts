import fc from 'fast-check'
import { afterSilence, askFrom, type QuestionBucket } from './next-order-action'

const limit = { most: 5, everyMs: 60_000 }
const asking = (moments: readonly number[]) => {
  let bucket: QuestionBucket | undefined
  return moments.filter(now => {
    const next = askFrom(bucket, limit, now)
    if (next) bucket = next
    return next !== null
  }).length
}

test('M3: five questions at once are allowed, the sixth waits a minute', () => {
  expect(asking([0, 0, 0, 0, 0, 0])).toBe(5)
  expect(asking([0, 0, 0, 0, 0, 59_999])).toBe(5)
  expect(asking([0, 0, 0, 0, 0, 60_000, 60_000])).toBe(6)
})

test('M3: in any stretch of time no more questions pass than the bucket holds and refills', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 200, size: 'max' }), gaps => {
      let now = 0
      const moments = gaps.map(gap => {
        now += gap
        return now
      })
      expect(asking(moments)).toBeLessThanOrEqual(limit.most + Math.floor(now / limit.everyMs) + 1)
    }),
  )
})

describe('C7: an unpaid order whose merchant number does not answer', () => {
  const HOUR_MS = 3_600_000
  const DAY_MS = 24 * HOUR_MS
  const MOST = 1_000
  /** Every question until the order is closed, or the first thousand, in ms after it was placed. */
  function questions(): number[] {
    const asked: number[] = []
    for (let [now, unanswered] = [10_000, 0]; asked.length < MOST; ) {
      asked.push(now)
      const next = afterSilence({ createdAt: 0, unansweredQueries: unanswered }, now)
      if (next.do === 'close-here') return asked
      unanswered = next.unansweredQueries
      now = next.dueAt
    }
    return asked
  }

  test('is asked about with pauses that double from 15 seconds to one hour', () => {
    const asked = questions()
    const pauses = asked.slice(1).map((at, i) => at - (asked[i] ?? 0))
    expect(pauses.slice(0, 9)).toEqual([15, 30, 60, 120, 240, 480, 960, 1_920, 3_600].map(s => s * 1_000))
    expect(new Set(pauses.slice(8))).toEqual(new Set([HOUR_MS]))
  })

  test('is closed after eight days, within two hundred questions', () => {
    const asked = questions()
    expect(asked.length).toBeLessThan(210)
    expect((asked.at(-1) ?? 0) - 8 * DAY_MS).toBeGreaterThan(0)
    expect((asked.at(-1) ?? 0) - 8 * DAY_MS).toBeLessThanOrEqual(HOUR_MS)
  })
})
