import fc from 'fast-check'
import { askFrom, type QuestionBucket } from './look-again'

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
