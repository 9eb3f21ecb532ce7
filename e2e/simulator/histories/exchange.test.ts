import type { ExchangeDoc, PickUpRule } from '@shared/domain/mall/types'
import { PEOPLE, testShop } from '../../../cloudfunctions/testing/shop'
import { BEFORE_DECISION, cupsOf, DAY_MS } from './cups'
import { held } from './held'
import { broken } from './watched'

/** What becomes of an exchange, over the functions that ship. */
const shop = testShop()
const { lin, chen, shen } = PEOPLE
const { open, exchange, cancel, exchangeId, member, points, left, states } = cupsOf(shop)
const LONG: PickUpRule = { days: 100, cancelDays: 100, ifLapsed: 'points-back' }
afterEach(() => expect(broken(shop)).toEqual([]))

describe('an exchange', () => {
  test('takes the oldest points and one unit, once per command', async () => {
    await open(100)
    expect([await exchange('c1'), await exchange('c1')]).toEqual(['ready', 'ready'])
    await shop.sweep()
    expect([points(), member().holds, left()]).toEqual([20, [], 2])
  })

  test.each(BEFORE_DECISION.slice(3))(
    'that died is voided when its time is over, and gives everything back: %s',
    async trip => {
      await open(100)
      await held(shop, trip, () => exchange('c1'))
      await shop.sweep()
      expect([points(), left(), states(), member().holds]).toEqual([100, 3, ['void'], []])
      expect(await exchange('c1')).toBe('EXCHANGE_OVER')
      expect([points(), left(), states()]).toEqual([100, 3, ['void']])
    },
  )

  test('without enough points comes to nothing', async () => {
    await open(79)
    expect(await exchange('c1')).toBe('EXCHANGE_SHORT')
    await shop.sweep()
    expect([points(), left()]).toEqual([79, 3])
  })

  test('returned gives points to the lots they came from and the unit to the stock, once', async () => {
    await open(100, { total: 1 })
    const { lots } = member()
    await exchange('c1')
    await cancel('c1')
    await cancel('c1')
    await shop.sweep()
    expect([member().lots, left()]).toEqual([lots, 1])
    expect(await exchange('c2')).toBe('ready')
    await shop.sweep()
    expect([left(), points()]).toEqual([0, 20])
  })

  /** 100 points that end on this day are earned by paying today; the exchange takes 80 of them. */
  async function exchangedBefore(days: number, pickUp: PickUpRule = LONG): Promise<void> {
    await open(100, { what: { kind: 'item', pickUp } })
    shop.clock.moveTo(Date.parse('2027-11-30T12:00:00+08:00') - days * DAY_MS)
    expect(await exchange('c1')).toBe('ready')
  }

  test('C9: cancelled after its lot has ended it gives a grace lot of a week, which gets no second one', async () => {
    await exchangedBefore(30)
    shop.pass(40 * DAY_MS)
    await cancel('c1')
    expect(member().lots).toEqual([{ day: '2027-12-17', points: 80 }])
    expect(await exchange('c2')).toBe('ready')
    expect(points()).toBe(0)
    shop.pass(20 * DAY_MS)
    await cancel('c2')
    expect([points(), left()]).toEqual([0, 3])
  })

  test.each([
    [8, 80],
    [7, 0],
    [0, 0],
  ])(
    'C9: points exchanged %i days before their end and taken back after it: %i live on',
    async (days, alive) => {
      await exchangedBefore(days)
      shop.pass(20 * DAY_MS)
      await cancel('c1')
      expect([points(), left()]).toEqual([alive, 3])
    },
  )

  test('C9: not fetched in time it lapses: points of lots that still live come back, the unit does too', async () => {
    await open(100)
    await exchange('c1')
    const { exchangeId, permit } = await scanned(chen)
    shop.pass(31 * DAY_MS)
    const late = await handOver(chen, { exchangeId, permit })
    expect([late.ok, states()]).toEqual([false, ['ready']])
    await shop.sweep()
    expect([points(), left(), states()]).toEqual([100, 3, ['lapsed']])
  })

  test('C9: lapsed after its lot has ended, nothing comes back but the unit', async () => {
    await exchangedBefore(20, { ...LONG, days: 30 })
    shop.pass(31 * DAY_MS)
    await shop.sweep()
    expect([points(), left(), states()]).toEqual([0, 3, ['lapsed']])
  })

  test('C9: lapsed by a rule that keeps the points, nothing comes back but the unit', async () => {
    await open(100, { what: { kind: 'item', pickUp: { ...LONG, ifLapsed: 'points-kept' } } })
    await exchange('c1')
    shop.pass(101 * DAY_MS)
    await shop.sweep()
    expect([points(), left(), states()]).toEqual([20, 3, ['lapsed']])
  })

  async function scanned(by: typeof chen) {
    const { codes } = await shop.must(lin, 'mall.open', { exchangeId: exchangeId('c1') })
    const code = codes?.steps[0]?.code ?? ''
    const seen = await shop.must(by, 'redemption.preview', { storeId: shop.storeId(), code })
    if (seen.kind !== 'pick-up' || seen.verdict !== 'ready') throw new Error('nothing waits')
    return seen
  }
  const handOver = (by: typeof chen, { exchangeId, permit }: { exchangeId: string; permit: string }) =>
    shop.when(by, 'mall.handOver', {
      commandId: `command-of-${by.openid}`,
      storeId: shop.storeId(),
      exchangeId,
      permit,
    })

  test('C9: handed over once, however often it was scanned; then neither cancelled nor lapsed', async () => {
    await open(100)
    await exchange('c1')
    const [one, other] = [await scanned(chen), await scanned(shen)]
    await handOver(chen, one)
    await handOver(shen, other)
    expect(shop.all<ExchangeDoc>('exchanges')[0]?.handed?.commandId).toBe(`command-of-${chen.openid}`)
    await cancel('c1')
    shop.pass(400 * DAY_MS)
    await shop.sweep()
    expect([states(), left()]).toEqual([['handed'], 2])
  })

  test('returned to a customer in debt repays it first', async () => {
    const paid = await open(100)
    await exchange('c1')
    await shop.refunded(paid, 10_000)
    expect(member().debt).toBe(80)
    await cancel('c1')
    expect([member().debt, points()]).toEqual([0, 0])
  })

  test('of a coupon stays: what was given cannot be taken back', async () => {
    await open(100, { what: { kind: 'coupon', batchId: 'shanze:afternoon' } })
    await exchange('c1')
    await cancel('c1')
    expect([states(), points()]).toEqual([['received'], 20])
  })

  test('with a limit: as many as allowed, and one that came to nothing does not count', async () => {
    await open(100, { points: 10, limit: { count: 2, per: 'day' } })
    await exchange('c1')
    await held(shop, /^exchanges\.update/, () => exchange('c2'))
    await shop.sweep()
    expect(states()).toEqual(['ready', 'void'])
    expect([await exchange('c3'), await exchange('c4')]).toEqual(['ready', 'EXCHANGE_LIMIT'])
    expect(await exchange('c2')).toBe('EXCHANGE_OVER')
    await shop.sweep()
    expect([points(), left()]).toEqual([80, 1])
  })
})
