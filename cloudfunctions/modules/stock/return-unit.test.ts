import type { StockShardDoc } from '@shared/domain/stock/types'
import { testShop } from '../../testing/shop'
import { returnUnit } from './return-unit'
import { givenShards, near, reservationOf, rowsOf, shardOf } from './testing/shards'

const shop = testShop()
const noRoom = async () => {}

describe('A unit that returns', () => {
  const unit = () => ({ shardId: near, reservation: reservationOf(shop, { back: true }) })

  test('is announced, named and then in stock', async () => {
    givenShards(shop, {})
    const name = jest.fn(async () => {
      expect(shardOf(shop, near)).toMatchObject({
        left: 0,
        reservations: [reservationOf(shop, { back: true })],
      })
      return true
    })
    expect(await returnUnit(unit(), name, noRoom)).toBe(true)
    expect(shardOf(shop, near)).toMatchObject({ left: 1, reservations: [] })
  })

  test('whose row is not the one named stays a row for the sweeper', async () => {
    givenShards(shop, {})
    expect(await returnUnit(unit(), async () => false, noRoom)).toBe(true)
    expect(shardOf(shop, near)).toMatchObject({ left: 0, reservations: [{ token: 'token-1' }] })
  })

  test('to a full shard comes after that was processed, and not when it stays full', async () => {
    givenShards(shop, { [near]: { reservations: rowsOf(shop, 100) } })
    const name = jest.fn(async () => true)
    expect(await returnUnit(unit(), name, noRoom)).toBe(false)
    expect(name).not.toHaveBeenCalled()
    const processFull = async ({ _id }: StockShardDoc) =>
      shop.change('stockShards', _id, { reservations: [] })
    expect(await returnUnit(unit(), name, processFull)).toBe(true)
    expect(shardOf(shop, near).left).toBe(1)
  })

  test('to a shard that does not exist is a bug', async () => {
    const lost = { ...unit(), shardId: 'nothing' }
    await expect(returnUnit(lost, async () => true, noRoom)).rejects.toThrow('has no shard nothing')
  })
})
