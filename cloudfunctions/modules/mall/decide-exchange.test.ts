import type { ExchangeDoc } from '@shared/domain/mall/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { bookedOf, exchange, exchangesOf, lin, memberOf, pointsOf, rich, shardOf } from './testing/exchanges'

const shop = testShop()
const only = () => exchangesOf(shop)[0] as ExchangeDoc

describe('A run beside another', () => {
  const again = () => exchange(shop, 'command-of-exchange')

  test('of the same command ends in one exchange, whichever decides', async () => {
    await rich(shop)
    shop.between(/^exchanges.update .*"state":"open"/, again)
    expect(await again()).toMatchObject({ ok: true, data: { points: { active: 170 } } })
    expect(exchangesOf(shop)).toHaveLength(1)
    expect(bookedOf(shop)).toEqual(['hold', 'post'])
    await shop.sweep()
    expect(shardOf(shop)).toMatchObject({ left: 1, reservations: [] })
  })

  test('of its customer who cancels before it decides gives everything back', async () => {
    await rich(shop)
    const exchangeId = `${lin}:command-of-exchange`
    shop.between(/^exchanges.update .*"state":"open"/, () =>
      shop.when(PEOPLE.lin, 'mall.cancel', { exchangeId }),
    )
    expect(await again()).toMatchObject({ ok: false, code: 'EXCHANGE_OVER', data: { over: true } })
    expect(only()).toMatchObject({ state: 'void', reason: 'cancelled' })
    expect([pointsOf(shop), shardOf(shop).left]).toEqual([200, 2])
    expect(bookedOf(shop)).toEqual(['hold', 'void'])
  })

  test('that books on the member before the points are spent loses nothing', async () => {
    await rich(shop)
    shop.between(/^exchanges.update .*"state":"open"/, () => shop.change('members', lin, { seq: 10 }))
    expect(await again()).toMatchObject({ ok: true, data: { points: { active: 170 } } })
    expect(memberOf(shop)).toMatchObject({ seq: 11, holds: [] })
  })

  test('that voids it while the points are held stops this run with nothing held', async () => {
    await rich(shop)
    const stop = () => {
      shop.change('members', lin, { seq: 10 })
      shop.change('exchanges', only()._id, { state: 'void', reason: 'timed-out' })
    }
    shop.between(/^members.update .*"seq"/, stop)
    expect(await again()).toMatchObject({ ok: false, code: 'EXCHANGE_OVER' })
    expect(memberOf(shop)).toMatchObject({ holds: [], seq: 10 })
    expect(shardOf(shop)).toMatchObject({ left: 2, reservations: [] })
  })
})
