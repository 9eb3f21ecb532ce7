import type { CouponDoc } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import { testShop } from '../../testing/shop'
import { processCoupon } from './expire-coupon'
import { autumn, couponOf, couponsOf, givenPack } from './testing/coupons'

const shop = testShop()
const DAY_MS = 86_400_000
const id = 'shanze:autumn:shanze:openid-lin:1'
const coupon = () => shop.one<CouponDoc>('coupons', id)
const given = (over: Partial<CouponDoc>) => {
  shop.given({ coupons: [couponOf(shop, over)] })
  return coupon()
}
const number = { _id: 'shanze:123456789', brandId: 'shanze', couponId: id, givenAt: 0, dueAt: NEVER }

test('the sweeper opens a coupon whose first day has come', async () => {
  const validFrom = shop.now()
  given({ state: 'PENDING', validFrom, dueAt: validFrom })
  await shop.sweep()
  expect(coupon()).toMatchObject({ state: 'EFFECTIVE', version: 2, dueAt: coupon().validTo })
})

test.each(['EFFECTIVE', 'PENDING'] as const)(
  'the sweeper ends a coupon that is %s and over, and frees its number',
  async state => {
    const validTo = shop.now()
    given({ state, validTo, dueAt: validTo, shortNo: '123456789' })
    shop.given({ couponNumbers: [number] })
    await shop.sweep()
    expect(coupon()).toMatchObject({ state: 'EXPIRED', shortNo: '', dueAt: NEVER, version: 2 })
    expect(shop.all('couponNumbers')).toEqual([])
  },
)

test.each(['USED', 'DEACTIVATED', 'EXPIRED', 'DELETED'] as const)(
  'the sweeper frees the number of a coupon that is %s',
  async state => {
    given({ state, shortNo: '123456789', dueAt: shop.now() })
    shop.given({ couponNumbers: [number] })
    await shop.sweep()
    expect(coupon()).toMatchObject({ state, shortNo: '', dueAt: NEVER })
    expect(shop.all('couponNumbers')).toEqual([])
  },
)

test('a coupon locked by an order waits for its order, not for the sweeper', async () => {
  const before = given({
    state: 'LOCKED',
    lock: { orderId: 'o' },
    validTo: shop.now(),
    dueAt: shop.now() - DAY_MS,
  })
  await processCoupon(before, shop.now())
  expect(coupon()).toEqual(before)
})

test('a coupon that was used between the look and the write stays used and keeps its number', async () => {
  const before = given({ validTo: shop.now(), shortNo: '123456789' })
  shop.given({ couponNumbers: [number] })
  shop.between(/^coupons.update/, () => given({ state: 'USED', version: 2, shortNo: '123456789' }))
  await processCoupon(before, shop.now())
  expect(coupon()).toMatchObject({ state: 'USED', version: 2 })
  expect(shop.all('couponNumbers')).toHaveLength(1)
})

test('a coupon that opens keeps its number', async () => {
  const before = given({ state: 'PENDING', validFrom: shop.now(), shortNo: '123456789' })
  shop.given({ couponNumbers: [number] })
  await processCoupon(before, shop.now())
  expect(coupon()).toMatchObject({ state: 'EFFECTIVE', shortNo: '123456789' })
  expect(shop.all('couponNumbers')).toHaveLength(1)
})

describe('A pack', () => {
  const packed = (over: Partial<CouponDoc> = {}) => {
    const { _id: batchId, contents } = givenPack(shop)
    return given({ batchId, contents, state: 'CONFIRMING', shardNumber: 0, dueAt: shop.now(), ...over })
  }

  test('whose coupons do not exist yet is finished by the sweeper', async () => {
    const { token } = packed()
    await shop.sweep()
    const common = {
      memberId: 'shanze:openid-lin',
      commandId: 'command-of-a-claim',
      token,
      state: 'EFFECTIVE',
    }
    expect(couponsOf(shop)).toMatchObject([
      { _id: id, state: 'DELETED', dueAt: NEVER, version: 2 },
      { ...common, _id: `${id}:0`, batchId: autumn, shardNumber: -1, origin: 'claim:shanze:autumn' },
      { ...common, _id: `${id}:1`, batchId: 'shanze:lakeside', stores: ['shanze:hubin'] },
    ])
    expect(
      couponsOf(shop)
        .slice(1)
        .every(({ codeId }) => codeId.length === 16),
    ).toBe(true)
  })

  test('of which one coupon exists gets only the other', async () => {
    packed()
    const used = couponOf(shop, { _id: `${id}:0`, state: 'USED' })
    shop.given({ coupons: [used] })
    await shop.sweep()
    expect(shop.one('coupons', `${id}:0`)).toEqual(used)
    expect(shop.one('coupons', `${id}:1`)).toMatchObject({ state: 'EFFECTIVE' })
  })

  test('that was withdrawn gets no coupon', async () => {
    packed({ state: 'DEACTIVATED', revoked: true })
    await shop.sweep()
    expect(couponsOf(shop)).toMatchObject([{ state: 'DEACTIVATED', dueAt: NEVER }])
  })

  test('that is withdrawn while it is opened stays withdrawn', async () => {
    const before = packed()
    shop.between(/^coupons.update/, () => given({ state: 'DEACTIVATED', version: 2 }))
    await processCoupon(before, shop.now())
    expect(coupon()).toMatchObject({ state: 'DEACTIVATED', version: 2 })
  })

  test.each([
    ['of an unknown batch', ['shanze:nothing']],
    ['of a pack inside it', ['shanze:pack']],
  ])('with a coupon %s is a bug', async (_case, contents) => {
    const before = packed({ contents })
    await expect(processCoupon(before, shop.now())).rejects.toThrow(
      `pack ${id} holds no coupon batch ${contents[0]}`,
    )
    expect(couponsOf(shop)).toEqual([before])
  })

  test('of an unknown brand is a bug', async () => {
    const before = packed({ brandId: 'nobrand' })
    await expect(processCoupon(before, shop.now())).rejects.toThrow(
      `coupon ${id} belongs to an unknown brand`,
    )
  })
})
