import type { MemberDoc } from '@shared/domain/account/types'
import { goodsStock } from '@shared/domain/mall/goods-stock'
import type { ExchangeDoc, GoodsDoc, PickUpRule } from '@shared/domain/mall/types'
import { newShards } from '@shared/domain/stock/split'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { PEOPLE, testShop } from '../../../cloudfunctions/testing/shop'
import { held, heldIfReached } from './held'
import { activePoints, broken } from './watched'

/**
 * The histories of docs/architecture/state-changes.md that live in exchanges, each by its name, over the
 * functions that ship.
 */
const shop = testShop()
const { lin, chen, shen } = PEOPLE
const DAY_MS = 86_400_000
const CUP = 'shanze:cup'
const LONG: PickUpRule = { days: 100, cancelDays: 100, ifLapsed: 'points-back' }
/** One second to midnight in Shanghai. */
const NEAR_MIDNIGHT = Date.parse('2026-11-22T15:59:59Z')
/** What an exchange does, up to the write that decides it; a unit is taken beside the hold. */
const BEFORE_DECISION = [
  /^members\.get/,
  /^exchanges\.find/,
  /^exchanges\.add/,
  /^stockShards\.update/,
  /^members\.update/,
  /^exchanges\.update/,
]

/** A cup for 80 points of which there are three, and a member with as many points as yuan paid. */
async function mall(yuan: number, over: Partial<GoodsDoc> = {}) {
  const pickUp: PickUpRule = { days: 30, cancelDays: 14, ifLapsed: 'points-back' }
  const asUsual = { points: 80, total: 3, what: { kind: 'item' as const, pickUp } }
  const goods = { ...shop.one<GoodsDoc>('goods', CUP), ...asUsual, ...over }
  shop.given({ goods: [goods], stockShards: newShards(goodsStock(goods)) })
  await shop.joined(lin)
  return shop.paid(lin, yuan * 100)
}

const commandOf = (c: string) => `command-of-exchange-${c}`
const exchange = async (c: string) => {
  const { points } = shop.one<GoodsDoc>('goods', CUP)
  const answer = await shop.when(lin, 'mall.exchange', { commandId: commandOf(c), goodsId: CUP, points })
  return answer.ok ? answer.data.exchange.state : answer.code
}
const cancel = (c: string) =>
  shop.when(lin, 'mall.cancel', { exchangeId: `${shop.memberId(lin)}:${commandOf(c)}` })
const member = () => shop.one<MemberDoc>('members', shop.memberId(lin))
const points = () => activePoints(shop, shop.memberId(lin))
const left = () =>
  shop
    .all<StockShardDoc>('stockShards')
    .filter(({ ownerId }) => ownerId === CUP)
    .reduce((sum, shard) => sum + shard.left, 0)
const states = () => shop.all<ExchangeDoc>('exchanges').map(({ state }) => state)
afterEach(() => expect(broken(shop)).toEqual([]))

describe('histories of exchanges that broke drafts of the design', () => {
  test('void-beside-debt: points of a voided exchange repay the debt a refund made meanwhile', async () => {
    const paid = await mall(100)
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
      await mall(100, { points: 40 })
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
      await mall(100, { total: 1 })
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
    await mall(100)
    await held(shop, /^exchanges\.update/, () => exchange('c1'))
    expect(left()).toBe(2)
    expect(await exchange('c1')).toBe('ready')
    expect(left()).toBe(1)
    await shop.sweep()
    expect([left(), points()]).toEqual([2, 20])
  })

  test('the last unit, taken by a run that died, serves the same command sent again', async () => {
    await mall(100, { total: 1 })
    await held(shop, /^exchanges\.update/, () => exchange('c1'))
    expect(await exchange('c1')).toBe('ready')
    await shop.sweep()
    expect([left(), points()]).toEqual([0, 20])
  })
})

describe('an exchange', () => {
  test('takes the oldest points and one unit, once per command', async () => {
    await mall(100)
    expect([await exchange('c1'), await exchange('c1')]).toEqual(['ready', 'ready'])
    await shop.sweep()
    expect([points(), member().holds, left()]).toEqual([20, [], 2])
  })

  test.each(BEFORE_DECISION.slice(3))(
    'that died is voided when its time is over, and gives everything back: %s',
    async trip => {
      await mall(100)
      await held(shop, trip, () => exchange('c1'))
      await shop.sweep()
      expect([points(), left(), states(), member().holds]).toEqual([100, 3, ['void'], []])
      expect(await exchange('c1')).toBe('EXCHANGE_OVER')
      expect([points(), left(), states()]).toEqual([100, 3, ['void']])
    },
  )

  test('without enough points comes to nothing', async () => {
    await mall(79)
    expect(await exchange('c1')).toBe('EXCHANGE_SHORT')
    await shop.sweep()
    expect([points(), left()]).toEqual([79, 3])
  })

  test('returned gives points to the lots they came from and the unit to the stock, once', async () => {
    await mall(100, { total: 1 })
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
    await mall(100, { what: { kind: 'item', pickUp } })
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
    await mall(100)
    await exchange('c1')
    const { exchangeId, ticket } = await scanned(chen)
    shop.pass(31 * DAY_MS)
    const late = await handOver(chen, { exchangeId, ticket })
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
    await mall(100, { what: { kind: 'item', pickUp: { ...LONG, ifLapsed: 'points-kept' } } })
    await exchange('c1')
    shop.pass(101 * DAY_MS)
    await shop.sweep()
    expect([points(), left(), states()]).toEqual([20, 3, ['lapsed']])
  })

  async function scanned(by: typeof chen) {
    const exchangeId = `${shop.memberId(lin)}:${commandOf('c1')}`
    const { codes } = await shop.must(lin, 'mall.open', { exchangeId })
    const code = codes?.steps[0]?.code ?? ''
    const seen = await shop.must(by, 'redemption.preview', { storeId: shop.storeId(), code })
    if (seen.kind !== 'pick-up' || seen.verdict !== 'ready') throw new Error('nothing waits')
    return seen
  }
  const handOver = (by: typeof chen, { exchangeId, ticket }: { exchangeId: string; ticket: string }) =>
    shop.when(by, 'mall.handOver', {
      commandId: `command-of-${by.openid}`,
      storeId: shop.storeId(),
      exchangeId,
      ticket,
    })

  test('C9: handed over once, however often it was scanned; then neither cancelled nor lapsed', async () => {
    await mall(100)
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
    const paid = await mall(100)
    await exchange('c1')
    await shop.refunded(paid, 10_000)
    expect(member().debt).toBe(80)
    await cancel('c1')
    expect([member().debt, points()]).toEqual([0, 0])
  })

  test('of a coupon stays: what was given cannot be taken back', async () => {
    await mall(100, { what: { kind: 'coupon', batchId: 'shanze:afternoon' } })
    await exchange('c1')
    await cancel('c1')
    expect([states(), points()]).toEqual([['received'], 20])
  })

  test('with a limit: as many as allowed, and one that came to nothing does not count', async () => {
    await mall(100, { points: 10, limit: { count: 2, per: 'day' } })
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

describe('C4: one command is one exchange across periods', () => {
  const daily = () => mall(200, { limit: { count: 1, per: 'day' } })

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
