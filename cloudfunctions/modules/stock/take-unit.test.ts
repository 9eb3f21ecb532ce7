import type { StockShardDoc } from '@shared/domain/stock/types'
import { testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { takeUnit } from './take-unit'
import { far, givenShards, near, own, reservationOf, rowsOf, shardOf, stock } from './testing/shards'

const shop = testShop()
const noRoom = jest.fn(async () => {})
const take = (processFull: (full: StockShardDoc) => Promise<void> = noRoom) =>
  takeUnit(stock, reservationOf(shop), processFull)
beforeEach(() => noRoom.mockClear())

test('a unit comes from the own shard of the member in one trip', async () => {
  givenShards(shop, { [own]: { left: 1 }, [near]: { left: 900 } })
  expect(await take()).toEqual({ ok: true, unit: { shardId: own, reservation: reservationOf(shop) } })
  expect(shop.trips.filter(({ what }) => !what.startsWith('wake'))).toHaveLength(1)
  expect([shardOf(shop, own).left, shardOf(shop, near).left]).toEqual([0, 900])
})

test('without one there it comes from the fullest that is open', async () => {
  givenShards(shop, { [near]: { left: 5 }, [far]: { left: 9, open: false } })
  expect(await take()).toEqual({ ok: true, unit: { shardId: near, reservation: reservationOf(shop) } })
  expect(shardOf(shop, near)).toMatchObject({ left: 4, reservations: [reservationOf(shop)] })
  expect(shop.trips.filter(({ what }) => !what.startsWith('wake'))).toHaveLength(3)
  expect(noRoom).not.toHaveBeenCalled()
})

test.each([
  ['sold out', {}, 'sold-out'],
  ['closed', { [own]: { open: false }, [near]: { open: false, left: 3 }, [far]: { open: false } }, 'closed'],
])('a stock that is %s gives nothing', async (_case, shards, reason) => {
  givenShards(shop, shards)
  expect(await unchanged(shop, () => take())).toEqual({ ok: false, reason })
})

test('shards of goods with the same owner id are another stock', async () => {
  givenShards(shop, {})
  shop.given({
    stockShards: [{ ...shardOf(shop, own), _id: 'shanze:big:goods:0', kind: 'goods', left: 9 }],
  })
  expect(await take()).toEqual({ ok: false, reason: 'sold-out' })
})

test('a unit that an earlier run of the command took is taken up again', async () => {
  const earlier = reservationOf(shop, { token: 'token-of-the-dead' })
  givenShards(shop, { [near]: { left: 0, reservations: [earlier] } })
  expect(await unchanged(shop, () => take())).toEqual({
    ok: true,
    unit: { shardId: near, reservation: earlier },
  })
})

test.each([
  [99, 0],
  [100, 1],
])('a shard with %i reservations is processed %i times first', async (count, times) => {
  givenShards(shop, { [near]: { left: 5, reservations: rowsOf(shop, count) } })
  const processFull = jest.fn(async ({ _id }: StockShardDoc) =>
    shop.change('stockShards', _id, { reservations: [] }),
  )
  expect(await take(processFull)).toMatchObject({ ok: true })
  expect(processFull).toHaveBeenCalledTimes(times)
})

test('a stock that fills up again at every attempt is busy after three', async () => {
  givenShards(shop, { [near]: { left: 5, reservations: rowsOf(shop, 100) } })
  expect(await take()).toEqual({ ok: false, reason: 'busy' })
  expect(noRoom).toHaveBeenCalledTimes(3)
  expect(shardOf(shop, near).left).toBe(5)
})
