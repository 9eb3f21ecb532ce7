import { NEVER } from '@shared/domain/due'
import type { Reservation } from '@shared/domain/stock/types'
import { testShop } from '../../testing/shop'
import { processShard } from './process-shard'
import { givenShards, near, own, reservationOf, shardOf } from './testing/shards'

const shop = testShop()

describe('A shard that is processed', () => {
  const decisions = {
    used: { do: 'drop' },
    free: { do: 'give-back' },
    open: { do: 'wait', until: 50 },
    later: { do: 'wait', until: 70 },
  } as const
  type Name = keyof typeof decisions
  const of = (...names: Name[]) => names.map(token => reservationOf(shop, { token }))
  const processed = async (...names: Name[]) => {
    givenShards(shop, { [own]: { left: 7, dueAt: 1, reservations: of(...names) } })
    await processShard(
      shardOf(shop, own),
      async () =>
        ({ token }) =>
          decisions[token as Name],
    )
    return shardOf(shop, own)
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

  test('drops the rows of its used units, and none of another shard', async () => {
    const rows = of('used')
    givenShards(shop, { [own]: { reservations: rows }, [near]: { reservations: rows } })
    for (const id of [near, own]) {
      await processShard(shardOf(shop, id), async () => () => decisions.used)
      expect(shardOf(shop, id).reservations).toEqual([])
      if (id === near) expect(shardOf(shop, own).reservations).toEqual(rows)
    }
  })

  test('reads its reservations in groups, and its earliest wait counts', async () => {
    givenShards(shop, { [own]: { reservations: of('later', 'open', 'later') } })
    const sizes: number[] = []
    const read = async (group: readonly Reservation[]) => {
      sizes.push(group.length)
      return ({ token }: Reservation) => decisions[token as Name]
    }
    await processShard(shardOf(shop, own), read, 2)
    expect(sizes).toEqual([2, 1])
    expect(shardOf(shop, own).dueAt).toBe(50)
  })
})
