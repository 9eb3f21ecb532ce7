import type { MemberDoc } from '@shared/domain/account/types'
import { DAY_MS, MINUTE_MS } from '@shared/domain/calendar/units'
import { NEVER } from '@shared/domain/due'
import type { PerkWatchDoc } from '@shared/domain/perk/types'
import { memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { CAKE, CUP, couponIdOf, givenHolder, owed, setStock } from './testing/holders'
import { processPerkWatch } from './watch-batch'

const shop = testShop()
const { lin, gu, chen } = PEOPLE
const IN_A_MINUTE = () => shop.now() + MINUTE_MS
const IN_A_DAY = () => shop.now() + DAY_MS

const given = (over: Partial<PerkWatchDoc> = {}): PerkWatchDoc => {
  const watch = { _id: CUP, brandId: 'shanze', tries: 3, cursor: '', dueAt: shop.now(), ...over }
  shop.given({ perkWatches: [watch] })
  return watch
}
const stored = () => shop.one<PerkWatchDoc>('perkWatches', CUP)
const run = (over: Partial<PerkWatchDoc> = {}, deadlineAt = shop.now() + 1000) =>
  processPerkWatch(given(over), shop.now(), deadlineAt)
/** Members who wait for the cup; their ids are in the order chen, gu, lin. */
const waiting = (...people: (typeof lin)[]) =>
  people.map(by => givenHolder(shop, { owed: [owed(by, { tryAt: NEVER })] }, { by, calendarDueAt: NEVER }))
const isWoken = (by: typeof lin) => memberOf(shop, by).perks?.owed[0]?.tryAt === shop.now()

test('everyone who waits is woken when there is stock, and the watch looks once more in a minute', async () => {
  waiting(lin, gu)
  await run()
  expect([lin, gu].map(isWoken)).toEqual([true, true])
  expect(memberOf(shop, lin)).toMatchObject({ calendarDueAt: shop.now(), seq: 1 })
  expect(stored()).toMatchObject({ tries: 0, cursor: '', dueAt: IN_A_MINUTE() })
})

test('as many are woken as there is stock, and the next turn goes on behind them', async () => {
  waiting(lin, gu, chen)
  setStock(shop, 2)
  await run()
  expect([chen, gu, lin].map(isWoken)).toEqual([true, true, false])
  expect(stored()).toMatchObject({ tries: 0, cursor: 'shanze:openid-gu', dueAt: IN_A_MINUTE() })
  await processPerkWatch(stored(), shop.now(), shop.now() + 1000)
  expect(isWoken(lin)).toBe(true)
  expect(stored()).toMatchObject({ cursor: '', dueAt: IN_A_MINUTE() })
})

test('with stock and no member who waits the batch is asked once a day', async () => {
  await run()
  expect(stored()).toMatchObject({ tries: 0, cursor: '', dueAt: IN_A_DAY() })
})

test('the end of a round that found no more begins the next round in a minute', async () => {
  await run({ cursor: 'shanze:zzz' })
  expect(stored()).toMatchObject({ cursor: '', dueAt: IN_A_MINUTE() })
})

test.each([
  ['is sold out', () => setStock(shop, 0)],
  ['is withdrawn', () => shop.change('batches', CUP, { state: 'closed' })],
])('a batch that %s is asked ever later while a member waits', async (_why, change) => {
  waiting(lin)
  change()
  await run({ cursor: 'shanze:a' })
  expect(stored()).toMatchObject({ tries: 4, cursor: 'shanze:a', dueAt: shop.now() + 8 * MINUTE_MS })
  expect(isWoken(lin)).toBe(false)
})

test('a batch that is gone is asked ever later, too', async () => {
  const _id = 'shanze:gone'
  givenHolder(shop, { owed: [owed(lin, { batchId: _id, tryAt: NEVER })] })
  await run({ _id })
  expect(shop.one('perkWatches', _id)).toMatchObject({ tries: 4, dueAt: shop.now() + 8 * MINUTE_MS })
})

test('a batch that has nothing and that no member waits for is asked once a day', async () => {
  setStock(shop, 0)
  await run()
  expect(stored()).toMatchObject({ tries: 4, dueAt: IN_A_DAY() })
})

test('stock of closed shards and of goods of the same name is none', async () => {
  waiting(lin)
  setStock(shop, 5)
  for (const shard of shop.all<{ _id: string; ownerId: string }>('stockShards')) {
    if (shard.ownerId === CUP) shop.change('stockShards', shard._id, { open: false })
  }
  shop.given({
    stockShards: [
      {
        _id: `${CUP}:goods:0`,
        kind: 'goods',
        ownerId: CUP,
        brandId: 'shanze',
        open: true,
        left: 9,
        total: 9,
        reservations: [],
        dueAt: NEVER,
      },
    ],
  })
  await run()
  expect(isWoken(lin)).toBe(false)
})

test('a member who is tried anyway, or waits for another batch, is left alone', async () => {
  const soon = givenHolder(shop, { owed: [owed(lin, { tryAt: 5 })] }, { calendarDueAt: NEVER })
  const other = givenHolder(
    shop,
    { owed: [owed(gu, { batchId: CAKE, tryAt: NEVER })] },
    { by: gu, calendarDueAt: NEVER },
  )
  await run()
  expect([memberOf(shop, lin), memberOf(shop, gu)]).toEqual([soon, other])
})

test('a member who is booked on meanwhile is woken by a later turn', async () => {
  const [before] = waiting(lin)
  shop.between(/^members.update/, () => shop.change('members', before?._id ?? '', { seq: 7 }))
  await run()
  expect(isWoken(lin)).toBe(false)
  await processPerkWatch(stored(), shop.now(), shop.now() + 1000)
  expect(isWoken(lin)).toBe(true)
})

test('a turn whose time is over wakes no more and goes on in a minute', async () => {
  waiting(lin)
  await run({ cursor: 'shanze:a' }, shop.now())
  expect(isWoken(lin)).toBe(false)
  expect(stored()).toMatchObject({ tries: 0, cursor: 'shanze:a', dueAt: IN_A_MINUTE() })
})

test('a watch that another run has moved meanwhile keeps its time', async () => {
  const watch = given()
  shop.change('perkWatches', CUP, { dueAt: 77 })
  await processPerkWatch(watch, shop.now(), shop.now() + 1000)
  expect(stored()).toMatchObject({ tries: 3, dueAt: 77 })
})

test('a watch of an unknown brand is an alarm', async () => {
  await expect(run({ brandId: 'none' })).rejects.toThrow(`watch ${CUP} belongs to an unknown brand`)
})

test('more stock brings the coupons of all who wait, by the sweepers alone', async () => {
  setStock(shop, 0)
  givenHolder(shop, { given: [] }, { calendarDueAt: shop.now() })
  await shop.sweep()
  expect(shop.all('coupons')).toEqual([])
  expect(memberOf(shop, lin) satisfies MemberDoc).toMatchObject({ perks: { owed: [{ tryAt: NEVER }] } })
  setStock(shop, 5)
  shop.pass(4 * 3_600_000)
  await shop.sweep()
  shop.pass(2 * MINUTE_MS)
  await shop.sweep()
  expect(shop.all('coupons')).toMatchObject([{ _id: couponIdOf(lin) }])
  expect(memberOf(shop, lin).perks?.owed).toEqual([])
})
