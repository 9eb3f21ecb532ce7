import fc from 'fast-check'
import { DAY_MS, MINUTE_MS } from '../calendar/units'
import { broughtOrder } from './of-order'
import { attributionFor, mergedTouches, slotOf, windowMsOf, withTouch } from './touch'
import type { Touch } from './types'

const NOW = Date.parse('2026-11-22T02:24:00Z')
const WINDOW = windowMsOf({})
const touch = (linkId: string, at: number, over: Partial<Touch> = {}): Touch => ({
  linkId,
  at,
  direct: false,
  orderId: '',
  ...over,
})

describe('a touch', () => {
  test('is the first opening within a half hour', () => {
    const at = NOW - (NOW % (30 * MINUTE_MS))
    const first = [touch('a', at)]
    expect(withTouch(first, touch('a', at + 29 * MINUTE_MS), WINDOW)).toBeNull()
    expect(withTouch(first, touch('a', at + 30 * MINUTE_MS), WINDOW)).toHaveLength(2)
    expect(withTouch(first, touch('b', at + MINUTE_MS), WINDOW)).toHaveLength(2)
    expect(slotOf(at + 30 * MINUTE_MS)).toBe(slotOf(at) + 1)
  })

  test('from a list of what was used before never replaces an earlier one', () => {
    const direct = touch('b', NOW, { direct: true })
    expect(withTouch([touch('a', NOW - DAY_MS)], direct, WINDOW)).toBeNull()
    expect(withTouch([touch('a', NOW - 31 * DAY_MS)], direct, WINDOW)).toHaveLength(2)
    expect(withTouch([], direct, WINDOW)).toEqual([direct])
  })

  test('is one of the last five', () => {
    const touches = [1, 2, 3, 4, 5].map(n => touch(`p${n}`, NOW + n * DAY_MS))
    const next = withTouch(touches, touch('p6', NOW + 6 * DAY_MS), WINDOW)
    expect(next?.map(({ linkId }) => linkId)).toEqual(['p2', 'p3', 'p4', 'p5', 'p6'])
  })

  test('of a card that is merged goes on with the other', () => {
    const merged = mergedTouches(
      { touches: [touch('a', NOW), touch('b', NOW + 2)] },
      { touches: [touch('c', NOW + 1)] },
    )
    expect(merged.touches?.map(({ linkId }) => linkId)).toEqual(['a', 'c', 'b'])
    expect(mergedTouches({}, { touches: [touch('c', NOW)] })).toEqual({})
  })
})

describe('what brought something about', () => {
  const asked = { at: NOW, windowMs: WINDOW }

  test.each([
    ['nothing', [], null],
    ['the last one before it', [touch('a', NOW - 2), touch('b', NOW - 1)], 'b'],
    ['none that comes at the same moment or after it', [touch('a', NOW), touch('b', NOW + 1)], null],
    ['one just within the window', [touch('a', NOW - WINDOW + 1)], 'a'],
    ['none at its edge', [touch('a', NOW - WINDOW)], null],
    [
      'an earlier one rather than a direct one',
      [touch('a', NOW - 9), touch('b', NOW - 1, { direct: true })],
      'a',
    ],
    ['a direct one without another', [touch('b', NOW - 1, { direct: true })], 'b'],
  ] as const)('%s', (_what, touches, linkId) => {
    expect(attributionFor(touches, asked)?.linkId ?? null).toBe(linkId)
  })

  test('a page that was opened for the order comes after it, and counts for the next one', () => {
    const touches = [touch('menu', NOW - 9), touch('slip', NOW - 1, { orderId: 'm:1' })]
    expect(attributionFor(touches, { ...asked, orderId: 'm:1' })?.linkId).toBe('menu')
    expect(attributionFor(touches, { ...asked, orderId: 'm:2' })?.linkId).toBe('slip')
  })

  test('it always lies before and within the window', () => {
    const touches = fc.array(
      fc.record({
        linkId: fc.constantFrom('a', 'b', 'c'),
        at: fc.integer({ min: NOW - 2 * WINDOW, max: NOW + WINDOW }),
        direct: fc.boolean(),
        orderId: fc.constant(''),
      }),
    )
    fc.assert(
      fc.property(touches, list => {
        const found = attributionFor(list, asked)
        const mirrored = attributionFor([...list].reverse(), asked)
        if (found) expect(found.at < NOW && found.at > NOW - WINDOW).toBe(true)
        expect(mirrored?.at).toBe(found?.at)
      }),
    )
  })

  test('of an order is written once and never while its payment is unknown', () => {
    const paid = { at: NOW } as never
    const member = { touches: [touch('a', NOW - 5)] }
    const order = { _id: 'm:1', paid } as never
    expect(broughtOrder(order, member, {})).toEqual({ broughtBy: { linkId: 'a', at: NOW - 5 } })
    expect(broughtOrder(order, null, {})).toEqual({})
    expect(broughtOrder(order, {}, {})).toEqual({})
    expect(broughtOrder({ _id: 'm:1', paid: null } as never, member, {})).toEqual({})
    const known = { _id: 'm:1', paid, broughtBy: { linkId: 'z', at: 1 } } as never
    expect(broughtOrder(known, member, {})).toEqual({})
    expect(broughtOrder(order, { touches: [touch('a', NOW - 8 * DAY_MS)] }, { attributionDays: 7 })).toEqual(
      {},
    )
  })
})
