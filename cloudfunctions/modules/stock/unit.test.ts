import { RESERVATION_GRACE_MS } from '@shared/domain/due'
import { LIMITS } from '@shared/domain/limits'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { testShop } from '../../testing/shop'
import { announceReturn, giveBack, takeFrom } from './unit'

const shop = testShop()
const shardId = 'shanze:autumn:batch:0'
const reservation = (token = 't1') => ({
  token,
  takenFor: 'command-1',
  memberId: 'shanze:o1',
  at: shop.now(),
})
const shard = () => shop.one<StockShardDoc>('stockShards', shardId)
const full = () => Array.from({ length: LIMITS.reservations }, (_, i) => reservation(`other-${i}`))

test('a unit is taken with a reservation that keeps the shard due', async () => {
  expect(await takeFrom(shardId, reservation())).toEqual({ shardId, reservation: reservation() })
  expect(shard()).toMatchObject({ left: 2, total: 3, reservations: [reservation()] })
  expect(shard().dueAt).toBe(shop.now() + RESERVATION_GRACE_MS)
})

test.each([
  ['is closed', { open: false }],
  ['is empty', { left: 0 }],
])('no unit is taken from a shard that %s', async (_case, fields) => {
  shop.change('stockShards', shardId, fields)
  expect(await takeFrom(shardId, reservation())).toBeNull()
  expect(shard().reservations).toEqual([])
})

test('no unit is taken from a shard that is full of reservations', async () => {
  shop.change('stockShards', shardId, { reservations: full() })
  expect(await takeFrom(shardId, reservation())).toBeNull()
  expect(shard().left).toBe(3)
})

test('a unit on its way back is a row on its shard, open or not, and no unit yet', async () => {
  shop.change('stockShards', shardId, { open: false, left: 1 })
  const back = { ...reservation(), back: true as const }
  expect(await announceReturn({ shardId, reservation: back })).toBe(true)
  expect(shard()).toMatchObject({ left: 1, reservations: [back] })
})

test('a full shard takes no row of a unit on its way back', async () => {
  shop.change('stockShards', shardId, { reservations: full() })
  expect(await announceReturn({ shardId, reservation: reservation() })).toBe(false)
})

test('a unit goes back with its token, so at most once', async () => {
  const unit = await takeFrom(shardId, reservation())
  if (!unit) throw new Error('the shard has stock')
  await giveBack(unit)
  await giveBack(unit)
  expect(shard()).toMatchObject({ left: 3, reservations: [] })
})
