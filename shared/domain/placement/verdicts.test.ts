import { HOUR_MS } from '../calendar/units'
import { PLACEMENTS } from './limits'
import { verdictsOf } from './verdicts'

const NOW = Date.parse('2026-11-22T02:24:00Z')
const failing = (...of: Parameters<typeof verdictsOf>) => verdictsOf(...of).filter(({ fits }) => !fits)

describe('what a place says of an offer', () => {
  test.each([
    [
      'LP-01: twelve characters fit the post-payment page',
      { title: '一二三四五六七八九十一二' },
      'pay-page',
      [],
    ],
    [
      'LP-01: thirteen do not',
      { title: '一二三四五六七八九十一二三' },
      'pay-page',
      [{ field: 'title', limit: 12, off: 1 }],
    ],
    [
      'the old pay-gift takes ten characters',
      { title: '一二三四五六七八九十一二' },
      'pay-gift',
      [{ field: 'title', limit: 10, off: 2 }],
    ],
    ['LP-02: ten characters as a sub-title fit', { subtitle: '一二三四五六七八九十' }, 'pay-page', []],
    [
      'a recommendation word has nine',
      { subtitle: '一二三四五六七八九十' },
      'delivery-plan',
      [{ field: 'subtitle', limit: 9, off: 1 }],
    ],
    ['a character of two code units counts once', { title: '𠮷'.repeat(12) }, 'pay-page', []],
    ['CP-21: 300 units are enough face to face', { stocks: [300] }, 'face-to-face', []],
    ['CP-21: 299 are not', { stocks: [299] }, 'face-to-face', [{ field: 'stock', limit: 300, off: 1 }]],
    [
      'a delivery plan takes 10,000 units',
      { stocks: [8000] },
      'delivery-plan',
      [{ field: 'stock', limit: 10_000, off: 2000 }],
    ],
    ['CP-20: five batches fit', { stocks: [1, 1, 1, 1, 1] }, 'pay-page', []],
    [
      'CP-20: six do not',
      { stocks: [1, 1, 1, 1, 1, 1] },
      'pay-page',
      [{ field: 'batches', limit: 5, off: 1 }],
    ],
    [
      'CP-20: several batches have equal stock',
      { stocks: [500, 400] },
      'face-to-face',
      [{ field: 'equal-stock', limit: 500, off: 100 }],
    ],
    ['CA-07: 48 hours ahead is early enough', { startsAt: NOW + 48 * HOUR_MS }, 'face-to-face', []],
    [
      'CA-07: a millisecond less is not',
      { startsAt: NOW + 48 * HOUR_MS - 1 },
      'face-to-face',
      [{ field: 'start', limit: NOW + 48 * HOUR_MS, off: 1 }],
    ],
  ] as const)('%s', (_case, offered, placement, wrong) =>
    expect(failing(offered, [placement], NOW)).toEqual(
      wrong.map(each => ({ placement, fits: false, ...each })),
    ),
  )

  test('places that were not chosen and fields that are not known are silent', () => {
    expect(verdictsOf({ title: '一'.repeat(99), stocks: [1] }, [], NOW)).toEqual([])
    expect(verdictsOf({}, PLACEMENTS, NOW)).toEqual([])
  })
})
