import { testShop } from '../../../cloudfunctions/testing/shop'
import { BEFORE_DECISION, cupsOf, DAY_MS } from './cups'
import { held, heldIfReached } from './held'
import { broken } from './watched'

/**
 * The histories of docs/architecture/state-changes.md that live in exchanges, each by its name, over the
 * functions that ship.
 */
const shop = testShop()
const { open, exchange, member, points, left, states } = cupsOf(shop)
/** One second to midnight in Shanghai. */
const NEAR_MIDNIGHT = Date.parse('2026-11-22T15:59:59Z')
afterEach(() => expect(broken(shop)).toEqual([]))

describe('histories of exchanges that broke drafts of the design', () => {
  test('void-beside-debt: points of a voided exchange repay the debt a refund made meanwhile', async () => {
    const paid = await open(100)
    await held(shop, /^exchanges\.update/, () => exchange('c1'))
    expect([points(), member().holds.length]).toEqual([20, 1])
    await shop.refunded(paid, 10_000)
    expect([points(), member().debt]).toEqual([0, 80])
    await shop.sweep()
    expect([points(), member().debt, left(), states()]).toEqual([0, 0, 3, ['void']])
  })

  test.each(BEFORE_DECISION)(
    'held-twice: a run that read the member before the first hold cannot hold again after it was spent: %s',
    async trip => {
      await open(100, { points: 40 })
      const slow = await held(shop, trip, () => exchange('c1'))
      expect(await exchange('c1')).toBe('ready')
      expect(await slow()).toBe('ready')
      await shop.sweep()
      expect([points(), left(), states()]).toEqual([60, 2, ['ready']])
    },
  )

  test.each(BEFORE_DECISION)(
    "the-loser-frees-the-winner's-hold: a run that finds no stock voids first, and accepts a winner: %s",
    async trip => {
      await open(100, { total: 1 })
      const winner = await held(shop, trip, () => exchange('c1'))
      const second = await exchange('c1')
      const first = await winner()
      await shop.sweep()
      const [state] = states()
      const goods = state === 'ready' ? 1 : 0
      expect([points(), left()]).toEqual([100 - 80 * goods, 1 - goods])
      expect([first, second]).toEqual(goods === 1 ? ['ready', 'ready'] : ['SOLD_OUT', 'SOLD_OUT'])
    },
  )

  test('unit-of-a-second-attempt: a unit taken under another token than the used one goes back', async () => {
    await open(100)
    await held(shop, /^exchanges\.update/, () => exchange('c1'))
    expect(left()).toBe(2)
    expect(await exchange('c1')).toBe('ready')
    expect(left()).toBe(1)
    await shop.sweep()
    expect([left(), points()]).toEqual([2, 20])
  })

  test('the last unit, taken by a run that died, serves the same command sent again', async () => {
    await open(100, { total: 1 })
    await held(shop, /^exchanges\.update/, () => exchange('c1'))
    expect(await exchange('c1')).toBe('ready')
    await shop.sweep()
    expect([left(), points()]).toEqual([0, 20])
  })
})

describe('C4: one command is one exchange across periods', () => {
  const daily = () => open(200, { limit: { count: 1, per: 'day' } })

  test('C4: an exchange sent again after midnight is charged once', async () => {
    await daily()
    expect(await exchange('c1')).toBe('ready')
    shop.pass(DAY_MS)
    expect(await exchange('c1')).toBe('ready')
    await shop.sweep()
    expect([points(), states()]).toEqual([120, ['ready']])
  })

  test.each(BEFORE_DECISION.flatMap(trip => BEFORE_DECISION.map(later => [trip, later] as const)))(
    'C4: a run that began before midnight and its repeat after it are charged once: %s and %s',
    async (trip, later) => {
      await daily()
      shop.clock.moveTo(NEAR_MIDNIGHT)
      const slow = await held(shop, trip, () => exchange('c1'))
      shop.pass(2_000)
      const repeat = await heldIfReached(shop, later, () => exchange('c1'))
      await slow()
      await repeat.goOn()
      await shop.sweep()
      expect([points(), left()]).toEqual([120, 2])
      expect(states().filter(state => state === 'ready')).toHaveLength(1)
    },
  )
})
