import { testShop } from '../../testing/shop'
import { mayAskAboutUnknown, takeTurnToAsk } from './ask-turn'
import { blank, orderOf } from './testing/orders'

const shop = testShop()
let drawn = 0
/** A number no other test has asked about. */
const fresh = (name: string) => `${name}-${++drawn}`
const ask = (mchid: string, orderId = fresh('order'), openid = '') =>
  mayAskAboutUnknown({ mchid, orderId, openid }, shop.now())
const times = (count: number, act: () => boolean) => Array.from({ length: count }, act).filter(Boolean).length

describe('questions about orders we do not hold', () => {
  test('are thirty per merchant number at once, and one more every two seconds', () => {
    const mchid = fresh('merchant')
    expect(times(40, () => ask(mchid))).toBe(30)
    shop.pass(1_999)
    expect(ask(mchid)).toBe(false)
    shop.pass(1)
    expect(times(3, () => ask(mchid))).toBe(1)
  })

  test('about one merchant number hold up none about another', () => {
    const full = fresh('merchant')
    times(40, () => ask(full))
    expect(ask(full)).toBe(false)
    expect(ask(fresh('merchant'))).toBe(true)
  })

  test('are five per person at once, and one more every minute, over all merchant numbers', () => {
    const person = fresh('person')
    expect(times(9, () => ask(fresh('merchant'), fresh('order'), person))).toBe(5)
    expect(ask(fresh('merchant'), fresh('order'), fresh('person'))).toBe(true)
    shop.pass(59_999)
    expect(ask(fresh('merchant'), fresh('order'), person)).toBe(false)
    shop.pass(1)
    expect(times(3, () => ask(fresh('merchant'), fresh('order'), person))).toBe(1)
  })

  test('that are refused use up nothing of the other limit', () => {
    const [person, mchid] = [fresh('person'), fresh('merchant')]
    times(5, () => ask(fresh('merchant'), fresh('order'), person))
    times(40, () => ask(mchid, fresh('order'), person))
    expect(times(40, () => ask(mchid))).toBe(30)
  })

  test('are one per order and person within the gap', () => {
    const [mchid, orderId] = [fresh('merchant'), fresh('order')]
    const by = (openid: string) => ask(mchid, orderId, openid)
    const [one, other] = [fresh('person'), fresh('person')]
    expect([by(one), by(one), by(other), by('')]).toEqual([true, false, true, true])
    shop.pass(2_499)
    expect(by(one)).toBe(false)
    shop.pass(1)
    expect(by(one)).toBe(true)
  })

  test('are remembered for the newest thousand only, so that an instance keeps a bounded memory', () => {
    const [mchid, orderId] = [fresh('merchant'), fresh('order')]
    ask(mchid, orderId)
    times(999, () => ask(fresh('merchant')))
    expect(ask(mchid, orderId)).toBe(false)
    ask(fresh('merchant'))
    expect(ask(mchid, orderId)).toBe(true)
  })
})

describe('the turn to ask about an order we hold', () => {
  const given = (askedAt?: number) => {
    const order = blank(shop, askedAt === undefined ? {} : { askedAt })
    shop.given({ orders: [order] })
    return order
  }

  test('is taken by one of all that ask at once, in one trip', async () => {
    const order = given()
    const turns = await Promise.all([1, 2, 3].map(() => takeTurnToAsk(order, shop.now())))
    expect(turns.filter(Boolean)).toHaveLength(1)
    expect(orderOf(shop, order._id)).toMatchObject({ askedAt: shop.now(), version: 1 })
  })

  test.each([
    [2_499, false],
    [2_500, true],
    [-2_499, false],
    [-2_500, true],
  ])('is taken %i ms after the last one: %p', async (sinceMs, isTaken) => {
    const order = given(shop.now() - sinceMs)
    expect(await takeTurnToAsk(order, shop.now())).toBe(isTaken)
    expect(shop.trips.filter(({ what }) => what.startsWith('orders'))).toHaveLength(isTaken ? 1 : 0)
  })
})
