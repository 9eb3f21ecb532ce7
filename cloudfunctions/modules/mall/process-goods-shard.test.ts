import { NEVER } from '@shared/domain/due'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { testShop } from '../../testing/shop'
import { processGoodsShard } from './process-goods-shard'
import { returnGoods } from './return-goods'
import { takeGoods } from './take-goods'
import { begun, lin, shardOf, unitTaken } from './testing/exchanges'

const shop = testShop()
const processed = () => processGoodsShard(shardOf(shop))
const token = 'token-of-the-dead'

test.each<[string, Partial<ExchangeDoc>, number, number]>([
  ['is kept while the exchange is open', {}, 1, 1],
  ['returns when the exchange is void', { state: 'void' }, 2, 0],
  ['is used when the exchange is ready with it', { state: 'ready', token }, 1, 0],
  ['is used when the exchange was handed over with it', { state: 'handed', token }, 1, 0],
  ['returns when the exchange is ready with another unit', { state: 'ready', token: 'another' }, 2, 0],
])('a unit that was taken %s', async (_case, over, left, rows) => {
  unitTaken(shop, begun(shop, over))
  await processed()
  expect(shardOf(shop).left).toBe(left)
  expect(shardOf(shop).reservations).toHaveLength(rows)
})

test('a shard whose exchanges are open is due again at the end of the first of them', async () => {
  const first = begun(shop, { commandId: 'command-1', until: shop.now() + 70_000 })
  const second = begun(shop, { commandId: 'command-2', until: shop.now() + 90_000 })
  unitTaken(shop, second, 'token-2')
  unitTaken(shop, first, 'token-1')
  await processed()
  expect(shardOf(shop).dueAt).toBe(first.until)
  shop.change('exchanges', first._id, { state: 'void' })
  await processed()
  expect(shardOf(shop)).toMatchObject({ dueAt: second.until, left: 1, reservations: [{ token: 'token-2' }] })
  shop.change('exchanges', second._id, { state: 'void' })
  await processed()
  expect(shardOf(shop)).toMatchObject({ dueAt: NEVER, left: 2, reservations: [] })
})

test('a unit for an unknown exchange is a bug', async () => {
  unitTaken(shop, { ...begun(shop), _id: 'nothing' })
  await expect(processed()).rejects.toThrow(
    'stock shard shanze:cup:goods:0 holds a unit for an unknown exchange',
  )
})

describe('A unit on its way back', () => {
  const ended = (over: Partial<ExchangeDoc> = {}) =>
    begun(shop, {
      state: 'cancelled',
      token,
      shardId: shardOf(shop)._id,
      dueAt: shop.now() + 20_000,
      ...over,
    })
  const row = (exchange: ExchangeDoc) =>
    shop.change('stockShards', shardOf(shop)._id, {
      left: 1,
      reservations: [
        { token: 'token-back', takenFor: exchange._id, memberId: lin, at: shop.now(), back: true },
      ],
    })

  test.each([
    ['waits while the exchange names no row', '', 1, 1],
    ['returns when the exchange names its row', 'token-back', 2, 0],
    ['is dropped when the exchange names another row', 'another', 1, 0],
  ])('%s', async (_case, returnToken, left, rows) => {
    const exchange = ended({ returnToken })
    row(exchange)
    await processed()
    expect(shardOf(shop).left).toBe(left)
    expect(shardOf(shop).reservations).toHaveLength(rows)
    if (rows > 0) expect(shardOf(shop).dueAt).toBe(exchange.dueAt)
  })

  test('is announced for its member now, named by its exchange and then in stock: three trips', async () => {
    shop.change('stockShards', shardOf(shop)._id, { left: 1 })
    const exchange = ended()
    shop.trips = []
    let announced: unknown
    shop.between(/^exchanges.update/, () => {
      announced = shardOf(shop).reservations[0]
    })
    await returnGoods(exchange, shop.now())
    expect(shop.trips.filter(({ what }) => !what.startsWith('wake'))).toHaveLength(3)
    const { returnToken, dueAt } = shop.one<ExchangeDoc>('exchanges', exchange._id)
    expect(announced).toEqual({
      token: returnToken,
      takenFor: exchange._id,
      memberId: lin,
      at: shop.now(),
      back: true,
    })
    expect(dueAt).toBe(NEVER)
    expect(shardOf(shop)).toMatchObject({ left: 2, reservations: [] })
  })

  test.each(['ready', 'handed', 'void'] as const)(
    'never returns from an exchange that is %s',
    async state => {
      shop.change('stockShards', shardOf(shop)._id, { left: 1 })
      await returnGoods(ended({ state }), shop.now())
      expect(shardOf(shop).left).toBe(1)
    },
  )
})

test('a unit is taken for its exchange and member, from the stock of its goods', async () => {
  const exchange = begun(shop)
  const goods = shop.one<Parameters<typeof takeGoods>[0]>('goods', 'shanze:cup')
  const reservation = { token: 'token-1', takenFor: exchange._id, memberId: lin, at: shop.now() }
  const taken = await takeGoods(goods, exchange, 'token-1', shop.now())
  expect(taken).toEqual({ ok: true, unit: { shardId: 'shanze:cup:goods:0', reservation } })
  expect(shardOf(shop)).toMatchObject({ left: 1, reservations: [reservation] })
})

test('a full shard whose exchanges are decided makes room for the next customer', async () => {
  const old = begun(shop, { commandId: 'command-old', state: 'void' })
  const rows = Array.from({ length: 100 }, (_, i) => ({
    token: `t${i}`,
    takenFor: old._id,
    memberId: 'shanze:other',
    at: shop.now(),
  }))
  shop.change('stockShards', shardOf(shop)._id, { reservations: rows, left: 1 })
  const goods = shop.one<Parameters<typeof takeGoods>[0]>('goods', 'shanze:cup')
  expect(await takeGoods(goods, begun(shop), 'token-1', shop.now())).toMatchObject({ ok: true })
  expect(shardOf(shop)).toMatchObject({ left: 100, reservations: [{ token: 'token-1' }] })
})
