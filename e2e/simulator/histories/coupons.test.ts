import type { CouponDoc } from '@shared/domain/coupon/types'
import type { OrderDoc } from '@shared/domain/order/types'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { PEOPLE, testShop } from '../../../cloudfunctions/testing/shop'
import { held } from './held'
import { broken } from './watched'

/**
 * The histories of docs/architecture/state-changes.md that live in coupons and their stock, each by its name,
 * over the functions that ship.
 */
const shop = testShop()
const { lin, gu } = PEOPLE
const AUTUMN = 'shanze:autumn'
const claim = async (by = lin, c = 'c1') => {
  const commandId = `command-of-${by.openid}-${c}`
  const answer = await shop.when(by, 'coupon.claim', { commandId, batchId: AUTUMN })
  return answer.ok ? 'claimed' : answer.code
}
const shards = (batchId = AUTUMN) =>
  shop.all<StockShardDoc>('stockShards').filter(({ ownerId }) => ownerId === batchId)
const left = (batchId = AUTUMN) => shards(batchId).reduce((sum, shard) => sum + shard.left, 0)
const reserved = (batchId = AUTUMN) => shards(batchId).flatMap(({ reservations }) => reservations)
const coupons = () => shop.all<CouponDoc>('coupons')
afterEach(() => expect(broken(shop)).toEqual([]))

describe('histories of claims that broke drafts of the design', () => {
  test('unit-of-a-second-attempt: the coupon carries one token, the unit of the other goes back', async () => {
    const slow = await held(shop, /^coupons\.add/, () => claim())
    expect(await claim()).toBe('claimed')
    expect([left(), coupons().length]).toEqual([1, 1])
    expect(await slow()).toBe('claimed')
    expect(left()).toBe(2)
    await shop.sweep()
    expect([left(), coupons().length, reserved()]).toEqual([2, 1, []])
  })

  test('swept-while-slow: the sweeper finishes the claim, and the slow run answers with that coupon', async () => {
    const slow = await held(shop, /^coupons\.add/, () => claim())
    await shop.sweep()
    expect([left(), coupons().length]).toEqual([2, 1])
    expect(await slow()).toBe('claimed')
    await shop.sweep()
    expect([left(), coupons().length, reserved()]).toEqual([2, 1, []])
  })

  test('swept-while-slow: of a run that died the claim is finished, never given back by a clock', async () => {
    await held(shop, /^coupons\.add/, () => claim())
    await shop.sweep()
    expect([left(), coupons().length, reserved()]).toEqual([2, 1, []])
    expect(await claim()).toBe('claimed')
    expect([left(), coupons().length]).toEqual([2, 1])
  })

  test('the last slot taken by another command meanwhile: the unit returns', async () => {
    await claim(lin, 'c0')
    const slow = await held(shop, /^coupons\.add/, () => claim(lin, 'c1'))
    expect(await claim(lin, 'c2')).toBe('claimed')
    expect(await slow()).toBe('LIMIT')
    await shop.sweep()
    expect([left(), coupons().length, reserved()]).toEqual([1, 2, []])
  })

  test('a stock of 3 gives people who claim at the same moment exactly 3 coupons', async () => {
    const claims = [lin, gu, PEOPLE.chen, PEOPLE.shen, PEOPLE.he].map(by => claim(by))
    expect((await Promise.all(claims)).sort()).toEqual([
      'SOLD_OUT',
      'SOLD_OUT',
      'claimed',
      'claimed',
      'claimed',
    ])
    await shop.sweep()
    expect([left(), coupons().length, reserved()]).toEqual([0, 3, []])
  })
})

describe('histories of gifts that broke drafts of the design', () => {
  const BREW = 'shanze:cold-brew'
  const take = async ({ orderId }: { orderId: string }) => {
    const input = { commandId: shop.command(), orderId, index: 0 }
    const answer = await shop.when(lin, 'coupon.takeGift', input)
    return answer.ok ? 'taken' : answer.code
  }
  const gift = () => shop.all<OrderDoc>('orders')[0]?.gifts[0]?.state
  beforeEach(() => shop.joined(lin))

  test('gift-taken-while-refunded: a slow taker meets the tombstone, and its unit goes back', async () => {
    const paid = await shop.paid(lin, 6_800)
    const before = left(BREW)
    const slow = await held(shop, /^coupons\.add/, () => take(paid))
    await shop.refunded(paid, 6_800)
    expect(await slow()).toBe('GIFT_WITHDRAWN')
    await shop.sweep()
    expect([coupons()[0]?.state, gift(), left(BREW), reserved(BREW)]).toEqual([
      'DEACTIVATED',
      'withdrawn',
      before,
      [],
    ])
  })

  test('gift-taken-while-refunded: one taken before its refund is withdrawn, and its unit is back once', async () => {
    const paid = await shop.paid(lin, 6_800)
    const before = left(BREW)
    expect(await take(paid)).toBe('taken')
    await shop.refunded(paid, 6_800)
    await shop.sweep()
    expect([coupons()[0]?.state, left(BREW), reserved(BREW)]).toEqual(['DEACTIVATED', before, []])
    expect(await take(paid)).toBe('GIFT_WITHDRAWN')
  })

  test('gift-taken-while-refunded: the unit of a taker that died comes back, and the gift stays withdrawn', async () => {
    const paid = await shop.paid(lin, 6_800)
    const before = left(BREW)
    await held(shop, /^coupons\.add/, () => take(paid))
    await shop.refunded(paid, 6_800)
    await shop.sweep()
    expect([coupons()[0]?.state, left(BREW), reserved(BREW)]).toEqual(['DEACTIVATED', before, []])
  })
})
