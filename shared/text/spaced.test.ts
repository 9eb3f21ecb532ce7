import fc from 'fast-check'
import type { UseRefusal } from '../domain/coupon/may-use'
import { DAY_MS, NOW } from '../domain/test-brand'
import { deadlineWords, leftWords, momentWords } from './dates'
import { debtWords, endingWords, keptUntilWords, refundWords } from './points'
import { refusalWords } from './refusals'
import { spaced } from './spaced'

const TZ = 'Asia/Shanghai'
const TOUCHING = /[\u4e00-\u9fff][\d¥]|\d[\u4e00-\u9fff]/

describe('a space between Han and digits', () => {
  test.each([
    ['有效期到12月', '有效期到 12 月'],
    ['今天 10:22在云栖路店', '今天 10:22 在云栖路店'],
    ['减¥8.5', '减 ¥8.5'],
    ['没有数字', '没有数字'],
    ['12', '12'],
  ])('%s → %s', (sentence, shown) => expect(spaced(sentence)).toBe(shown))

  const moment = fc.integer({ min: NOW - 800 * DAY_MS, max: NOW + 800 * DAY_MS })
  const count = fc.nat({ max: 1e7 })

  test('holds in every sentence about times and points', () => {
    fc.assert(
      fc.property(moment, count, count, (at, a, b) => {
        const day = new Date(at).toISOString().slice(0, 10)
        const sentences = [
          momentWords(at, NOW, TZ),
          deadlineWords(at, NOW, TZ),
          leftWords(a),
          debtWords(a),
          refundWords(a, a, b),
          refundWords(a, 0, b),
          endingWords(a, day, '2026-11-22'),
          keptUntilWords(day, '2026-11-22'),
        ]
        for (const sentence of sentences) expect(sentence).not.toMatch(TOUCHING)
      }),
    )
  })

  test('holds in every refusal', () => {
    const refusal: fc.Arbitrary<UseRefusal> = fc.oneof(
      moment.map((validTo): UseRefusal => ({ reason: 'expired', validTo })),
      moment.map((validFrom): UseRefusal => ({ reason: 'not-started', validFrom })),
      moment.map((nextAt): UseRefusal => ({ reason: 'wrong-time', times: [], nextAt })),
      count.map((missingFen): UseRefusal => ({ reason: 'below-threshold', thresholdFen: 0, missingFen })),
      count.map((n): UseRefusal => ({ reason: 'locked', orderId: `1900000109:T${n}` })),
      moment.map((at): UseRefusal => ({ reason: 'used', use: { at, storeId: 'yunqi' } as never })),
    )
    const context = { now: NOW, timeZone: TZ, storeName: () => '云栖路店' }
    fc.assert(fc.property(refusal, each => expect(refusalWords(each, context)).not.toMatch(TOUCHING)))
  })
})
