import type { ExchangeDoc } from '@shared/domain/mall/types'
import { testShop } from '../../testing/shop'
import { processExchange } from './process-exchange'
import { bookedOf, lin, memberOf, pointsOf, ready, shardOf } from './testing/exchanges'

const shop = testShop()
const exchangeOf = (id: string) => shop.one<ExchangeDoc>('exchanges', id)
const processed = (id: string) => processExchange(exchangeOf(id), shop.now())

describe('What goes back for an ended exchange', () => {
  const ended = async (over: Partial<ExchangeDoc> = {}) => {
    const { _id } = await ready(shop)
    shop.change('exchanges', _id, { state: 'cancelled', endedAt: shop.now(), dueAt: shop.now(), ...over })
    return _id
  }

  test('waits when the member was written at every attempt, and comes with the next sweep', async () => {
    const _id = await ended()
    shop.between(/^members.update/, () => shop.change('members', lin, { seq: memberOf(shop).seq + 1 }), 5)
    await processed(_id)
    expect(pointsOf(shop)).toBe(170)
    expect(exchangeOf(_id)).toMatchObject({ returnToken: '', dueAt: shop.now() })
    await processed(_id)
    expect([pointsOf(shop), shardOf(shop).left]).toEqual([200, 2])
  })

  test('is booked once, also when its entry has been archived since', async () => {
    const _id = await ended()
    await processed(_id)
    const { journal } = memberOf(shop)
    shop.given({ ledger: journal })
    shop.change('members', lin, { journal: [] })
    shop.change('exchanges', _id, { returnToken: '', dueAt: shop.now() })
    await processed(_id)
    expect(pointsOf(shop)).toBe(200)
    expect(bookedOf(shop)).toEqual([])
  })

  test('is booked once, also when its entry is in the journal of the former card', async () => {
    const _id = await ended()
    await processed(_id)
    shop.given({ members: [{ ...memberOf(shop), _id: 'shanze:openid-gu', mergedInto: lin }] })
    shop.change('members', lin, { journal: [], formerIds: ['shanze:openid-gu'] })
    shop.change('exchanges', _id, { memberId: 'shanze:openid-gu', returnToken: '' })
    await processed(_id)
    expect(pointsOf(shop)).toBe(200)
  })

  test('is one unit, whichever of two rows is named', async () => {
    const _id = await ended()
    shop.between(/^exchanges.update .*"returnToken"/, () => processed(_id))
    await processed(_id)
    await shop.sweep()
    expect(shardOf(shop)).toMatchObject({ left: 2, reservations: [] })
  })

  test('is no unit when the state is another by now', async () => {
    const _id = await ended()
    shop.between(/^exchanges.update .*"returnToken"/, () =>
      shop.change('exchanges', _id, { state: 'handed' }),
    )
    await processed(_id)
    expect(exchangeOf(_id)).toMatchObject({ state: 'handed', returnToken: '' })
    expect(shardOf(shop).left).toBe(1)
  })
})
