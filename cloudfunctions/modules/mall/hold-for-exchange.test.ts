import type { ExchangeDoc } from '@shared/domain/mall/types'
import { testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import {
  begun,
  bookedOf,
  exchange,
  exchangesOf,
  lin,
  memberOf,
  pointsOf,
  rich,
  shardOf,
} from './testing/exchanges'

const shop = testShop()
const only = () => exchangesOf(shop)[0] as ExchangeDoc

describe('An exchange that comes to nothing', () => {
  const over = { over: true, exchangeId: `${lin}:command-of-exchange` }
  const isVoid = (reason: string) => {
    expect(only()).toMatchObject({ state: 'void', reason })
    expect(memberOf(shop).holds).toEqual([])
    expect(pointsOf(shop)).toBe(200)
  }

  test.each([
    ['empty', { left: 0 }],
    ['closed', { open: false }],
  ])('because the stock is %s holds no points, and stays so for its command', async (_case, fields) => {
    await rich(shop)
    shop.change('stockShards', shardOf(shop)._id, fields)
    const answer = await exchange(shop, 'command-of-exchange')
    expect(answer).toMatchObject({ ok: false, code: 'GOODS_SOLD_OUT', data: over })
    isVoid('sold-out')
    expect(bookedOf(shop)).toEqual(['hold', 'void'])
    shop.change('stockShards', shardOf(shop)._id, { left: 2, open: true })
    const again = await unchanged(shop, () => exchange(shop, 'command-of-exchange'))
    expect(again).toMatchObject({ ok: false, code: 'GOODS_SOLD_OUT', data: over })
  })

  test('because the points went elsewhere meanwhile gives its unit back', async () => {
    await rich(shop)
    shop.between(/^stockShards.update/, () =>
      shop.change('members', lin, { seq: 9, lots: [{ day: '2027-11-30', points: 29 }] }),
    )
    expect(await exchange(shop, 'command-of-exchange')).toMatchObject({
      ok: false,
      code: 'EXCHANGE_SHORT',
      data: over,
    })
    expect(only()).toMatchObject({ state: 'void', reason: 'points-short' })
    expect(shardOf(shop)).toMatchObject({ left: 2, reservations: [] })
  })

  test.each([
    [4, true],
    [5, false],
  ])('because %i others are open: exchanged %s', async (count, isExchanged) => {
    await rich(shop)
    const others = Array.from({ length: count }, (_, i) =>
      begun(shop, { commandId: `command-of-other-${i}` }),
    )
    const holds = others.map(({ _id, until }) => ({ exchangeId: _id, until, lots: [] }))
    shop.change('members', lin, { holds })
    const answer = await exchange(shop, 'command-of-exchange')
    expect(answer).toMatchObject(
      isExchanged ? { ok: true } : { ok: false, code: 'TOO_MANY_OPEN', data: over },
    )
    expect(shardOf(shop).left).toBe(isExchanged ? 1 : 2)
  })

  test('because the member was written at every attempt is busy, and its unit goes back', async () => {
    await rich(shop)
    shop.between(
      /^members.update .*"seq"/,
      () => shop.change('members', lin, { seq: memberOf(shop).seq + 1 }),
      5,
    )
    expect(await exchange(shop, 'command-of-exchange')).toMatchObject({ ok: false, code: 'BUSY', data: over })
    isVoid('busy')
    expect(shardOf(shop)).toMatchObject({ left: 2, reservations: [] })
  })

  test('goes on when the member was written only four times', async () => {
    await rich(shop)
    shop.between(
      /^members.update .*"seq"/,
      () => shop.change('members', lin, { seq: memberOf(shop).seq + 1 }),
      4,
    )
    expect(await exchange(shop)).toMatchObject({ ok: true })
    expect(pointsOf(shop)).toBe(170)
    expect(bookedOf(shop)).toEqual(['hold', 'post'])
  })
})

test('a member with a full journal archives it first, then exchanges', async () => {
  await rich(shop)
  const [join] = memberOf(shop).journal
  const journal = Array.from({ length: 20 }, (_, i) => ({ ...join, _id: `entry-${i}` }))
  shop.change('members', lin, { journal })
  expect(await exchange(shop)).toMatchObject({ ok: true })
  expect(bookedOf(shop)).toEqual(['hold', 'post'])
  expect(shop.all('ledger').length).toBeGreaterThanOrEqual(20)
})
