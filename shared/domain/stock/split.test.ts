import fc from 'fast-check'
import { batchStock } from '../coupon/batch-stock'
import { batch } from '../coupon/test-batch'
import { NEVER } from '../due'
import { LIN } from '../test-brand'
import { newShards, shardCount, shardNumberOf, splitStock, startShard, startShardId } from './split'
import type { Stock } from './types'

const stock = (over: Partial<Stock> = {}): Stock => ({
  kind: 'goods',
  ownerId: 'shanze:cup',
  brandId: 'shanze',
  open: true,
  total: 2500,
  ...over,
})

describe('stock shards', () => {
  test.each([
    [0, 1],
    [1, 1],
    [1000, 1],
    [1001, 2],
    [16_000, 16],
    [1_000_000, 16],
  ])('%i units need %i shards', (total, count) => expect(shardCount(total)).toBe(count))

  test('parts sum to the stock and differ by one at most', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), fc.integer({ min: 1, max: 16 }), (total, count) => {
        const parts = splitStock(total, count)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('members start evenly over 16 shards, each always at the same', () => {
    const starts = Array.from({ length: 16_000 }, (_, i) => startShard(`shanze:o${i}`, 16))
    const counts = Array.from({ length: 16 }, (_, n) => starts.filter(start => start === n).length)
    expect(Math.min(...counts)).toBeGreaterThan(850)
    expect(startShard(LIN, 16)).toBe(startShard(LIN, 16))
  })

  test('a new batch opens its shards with all its stock', () => {
    expect(newShards(batchStock(batch({ total: 1500 })))).toMatchObject([
      { _id: 'shanze:autumn:batch:0', open: true, left: 750, total: 750, dueAt: NEVER },
      { _id: 'shanze:autumn:batch:1', left: 750 },
    ])
    expect(newShards(batchStock(batch({ state: 'draft' })))[0]?.open).toBe(false)
  })

  test('a batch and goods of the same code share no shard', () => {
    const idsOf = (kind: Stock['kind']) => newShards(stock({ kind })).map(({ _id }) => _id)
    expect(idsOf('batch').filter(id => idsOf('goods').includes(id))).toEqual([])
  })

  test('a shard’s number is the end of its id, and a member starts at one of the shards', () => {
    const ids = newShards(stock()).map(({ _id }) => _id)
    expect(ids.map(shardNumberOf)).toEqual([0, 1, 2])
    expect(ids).toContain(startShardId(stock(), LIN))
  })
})
