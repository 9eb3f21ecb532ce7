import { startShardId } from '@shared/domain/stock/split'
import type { Reservation, Stock, StockShardDoc } from '@shared/domain/stock/types'
import { testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { processShard } from './process-shard'
import { returnUnit } from './return-unit'
import { takeUnit } from './take-unit'

const shop = testShop()
const NEVER = 8_640_000_000_000_000
const stock: Stock = { kind: 'batch', ownerId: 'shanze:big', brandId: 'shanze', open: true, total: 3000 }
const memberId = 'shanze:openid-lin'
const idOf = (n: number) => `shanze:big:batch:${n}`
const own = startShardId(stock, memberId)
const others = [0, 1, 2].map(idOf).filter(id => id !== own)
const [near = '', far = ''] = others
const reservation = (over: Partial<Reservation> = {}): Reservation => ({
  token: 'token-1',
  takenFor: 'command-1',
  memberId,
  at: shop.now(),
  ...over,
})
const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => reservation({ token: `t${i}`, takenFor: `c${i}` }))
function given(shards: Record<string, Partial<StockShardDoc>>): void {
  const all = [own, ...others].map(_id => ({
    ...{ _id, kind: 'batch', ownerId: 'shanze:big', brandId: 'shanze', open: true, left: 0, total: 1000 },
    ...{ reservations: [], dueAt: NEVER },
    ...shards[_id],
  }))
  shop.given({ stockShards: all })
}
const shard = (id: string) => shop.one<StockShardDoc>('stockShards', id)
const noRoom = jest.fn(async () => {})
const take = (processFull: (full: StockShardDoc) => Promise<void> = noRoom) =>
  takeUnit(stock, reservation(), processFull)
beforeEach(() => noRoom.mockClear())

test('a unit comes from the own shard of the member in one trip', async () => {
  given({ [own]: { left: 1 }, [near]: { left: 900 } })
  expect(await take()).toEqual({ ok: true, unit: { shardId: own, reservation: reservation() } })
  expect(shop.trips.filter(({ what }) => !what.startsWith('wake'))).toHaveLength(1)
  expect([shard(own).left, shard(near).left]).toEqual([0, 900])
})

test('without one there it comes from the fullest that is open', async () => {
  given({ [near]: { left: 5 }, [far]: { left: 9, open: false } })
  expect(await take()).toEqual({ ok: true, unit: { shardId: near, reservation: reservation() } })
  expect(shard(near)).toMatchObject({ left: 4, reservations: [reservation()] })
  expect(noRoom).not.toHaveBeenCalled()
})

test.each([
  ['sold out', {}, 'sold-out'],
  ['closed', { [own]: { open: false }, [near]: { open: false, left: 3 }, [far]: { open: false } }, 'closed'],
])('a stock that is %s gives nothing', async (_case, shards, reason) => {
  given(shards)
  expect(await unchanged(shop, () => take())).toEqual({ ok: false, reason })
})

test('shards of goods with the same owner id are another stock', async () => {
  given({})
  shop.given({ stockShards: [{ ...shard(own), _id: 'shanze:big:goods:0', kind: 'goods', left: 9 }] })
  expect(await take()).toEqual({ ok: false, reason: 'sold-out' })
})

test('a unit that an earlier run of the command took is taken up again', async () => {
  const earlier = reservation({ token: 'token-of-the-dead' })
  given({ [near]: { left: 0, reservations: [earlier] } })
  expect(await unchanged(shop, () => take())).toEqual({
    ok: true,
    unit: { shardId: near, reservation: earlier },
  })
})

test.each([
  [99, 0],
  [100, 1],
])('a shard with %i reservations is processed %i times first', async (count, times) => {
  given({ [near]: { left: 5, reservations: rows(count) } })
  const processFull = jest.fn(async ({ _id }: StockShardDoc) =>
    shop.change('stockShards', _id, { reservations: [] }),
  )
  expect(await take(processFull)).toMatchObject({ ok: true })
  expect(processFull).toHaveBeenCalledTimes(times)
})

test('a stock that fills up again at every attempt is busy after three', async () => {
  given({ [near]: { left: 5, reservations: rows(100) } })
  expect(await take()).toEqual({ ok: false, reason: 'busy' })
  expect(noRoom).toHaveBeenCalledTimes(3)
  expect(shard(near).left).toBe(5)
})

describe('A unit that returns', () => {
  const unit = () => ({ shardId: near, reservation: reservation({ back: true }) })

  test('is announced, named and then in stock', async () => {
    given({})
    const name = jest.fn(async () => {
      expect(shard(near)).toMatchObject({ left: 0, reservations: [reservation({ back: true })] })
      return true
    })
    expect(await returnUnit(unit(), name, noRoom)).toBe(true)
    expect(shard(near)).toMatchObject({ left: 1, reservations: [] })
  })

  test('whose row is not the one named stays a row for the sweeper', async () => {
    given({})
    expect(await returnUnit(unit(), async () => false, noRoom)).toBe(true)
    expect(shard(near)).toMatchObject({ left: 0, reservations: [{ token: 'token-1' }] })
  })

  test('to a full shard comes after that was processed, and not when it stays full', async () => {
    given({ [near]: { reservations: rows(100) } })
    const name = jest.fn(async () => true)
    expect(await returnUnit(unit(), name, noRoom)).toBe(false)
    expect(name).not.toHaveBeenCalled()
    const processFull = async ({ _id }: StockShardDoc) =>
      shop.change('stockShards', _id, { reservations: [] })
    expect(await returnUnit(unit(), name, processFull)).toBe(true)
    expect(shard(near).left).toBe(1)
  })

  test('to a shard that does not exist is a bug', async () => {
    const lost = { ...unit(), shardId: 'nothing' }
    await expect(returnUnit(lost, async () => true, noRoom)).rejects.toThrow('has no shard nothing')
  })
})

describe('A shard that is processed', () => {
  const decisions = {
    used: { do: 'drop' },
    free: { do: 'give-back' },
    open: { do: 'wait', until: 50 },
    later: { do: 'wait', until: 70 },
  } as const
  type Name = keyof typeof decisions
  const of = (...names: Name[]) => names.map(token => reservation({ token }))
  const processed = async (...names: Name[]) => {
    given({ [own]: { left: 7, dueAt: 1, reservations: of(...names) } })
    await processShard(
      shard(own),
      async () =>
        ({ token }) =>
          decisions[token as Name],
    )
    return shard(own)
  }

  test.each<[string, Name[], object]>([
    ['nothing', [], { left: 7, reservations: [], dueAt: NEVER }],
    ['a used unit', ['used'], { left: 7, reservations: [], dueAt: NEVER }],
    ['a unit not used', ['free'], { left: 8, reservations: [], dueAt: NEVER }],
    ['an open command', ['open'], { left: 7, reservations: [{ token: 'open' }], dueAt: 50 }],
    [
      'all of them',
      ['later', 'used', 'free', 'open'],
      { left: 8, reservations: [{ token: 'later' }, { token: 'open' }], dueAt: 50 },
    ],
  ])('with %s is left as that says', async (_case, names, after) => {
    expect(await processed(...names)).toMatchObject(after)
  })

  test.each<[number, Name[]]>([
    [1, ['open']],
    [2, ['used', 'used', 'open']],
  ])('takes %i trips, however many of its units are used', async (trips, names) => {
    shop.trips = []
    await processed(...names)
    expect(shop.trips.filter(({ what }) => !what.startsWith('wake'))).toHaveLength(trips)
  })

  test('reads its reservations in groups, and its earliest wait counts', async () => {
    given({ [own]: { reservations: of('later', 'open', 'later') } })
    const sizes: number[] = []
    const read = async (group: readonly Reservation[]) => {
      sizes.push(group.length)
      return ({ token }: Reservation) => decisions[token as Name]
    }
    await processShard(shard(own), read, 2)
    expect(sizes).toEqual([2, 1])
    expect(shard(own).dueAt).toBe(50)
  })
})
