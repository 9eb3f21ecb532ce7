import { LIN } from '../test-brand'
import { chooseShard } from './choose-shard'
import type { Reservation, StockShardDoc } from './types'

const wanted = { takenFor: 'c1', memberId: LIN }
const row = (over: Partial<Reservation> = {}): Reservation => ({ token: 't', at: 0, ...wanted, ...over })
const shard = (n: number, over: Partial<StockShardDoc> = {}): StockShardDoc => ({
  _id: `shanze:cup:goods:${n}`,
  kind: 'goods',
  ownerId: 'shanze:cup',
  brandId: 'shanze',
  open: true,
  left: 0,
  total: 9,
  reservations: [],
  ownerVersion: 1,
  dueAt: 0,
  ...over,
})

describe('where a unit is taken when the own shard has none', () => {
  test.each([
    ['from the fullest', [shard(0, { left: 1 }), shard(1, { left: 3 })], 'shanze:cup:goods:1'],
    [
      'from one that is open',
      [shard(0, { left: 1 }), shard(1, { left: 3, open: false })],
      'shanze:cup:goods:0',
    ],
  ])('%s', (_case, shards, _id) =>
    expect(chooseShard(shards, wanted)).toMatchObject({ do: 'take', from: { _id } }),
  )

  test.each([
    ['every shard is empty', [shard(0), shard(1)], 'sold-out'],
    ['the only units are on a closed shard', [shard(0), shard(1, { left: 3, open: false })], 'sold-out'],
    ['there is no shard', [], 'sold-out'],
    ['every shard is closed', [shard(0, { left: 3, open: false })], 'closed'],
  ])('refused when %s', (_case, shards, reason) =>
    expect(chooseShard(shards, wanted)).toEqual({ do: 'refuse', reason }),
  )

  test('the unit of an earlier run of the command is taken up again, also from a closed shard', () => {
    const begun = shard(1, { open: false, reservations: [row({ takenFor: 'c0' }), row({ token: 'mine' })] })
    expect(chooseShard([shard(0, { left: 3 }), begun], wanted)).toEqual({
      do: 'go-on',
      unit: { shardId: 'shanze:cup:goods:1', reservation: row({ token: 'mine' }) },
    })
  })

  test('another member’s unit under the same command id is not mine', () => {
    const other = shard(0, { reservations: [row({ memberId: 'shanze:other' })] })
    expect(chooseShard([other], wanted)).toEqual({ do: 'refuse', reason: 'sold-out' })
  })
})
