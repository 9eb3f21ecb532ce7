import type { CouponDoc, CouponNumberDoc } from '@shared/domain/coupon/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { couponByNumber, freeNumber, numbered, processNumber } from './coupon-number'
import { couponOf } from './testing/coupons'

const shop = testShop()
const HOUR_MS = 3_600_000
const { lin } = PEOPLE
const id = 'shanze:autumn:shanze:openid-lin:1'
const coupon = () => shop.one<CouponDoc>('coupons', id)
const numbers = () => shop.all<CouponNumberDoc>('couponNumbers')
const given = (over: Partial<CouponDoc> = {}) => {
  shop.given({ coupons: [couponOf(shop, over)] })
  return coupon()
}
const numberOf = (shortNo: string, over: Partial<CouponNumberDoc> = {}): CouponNumberDoc => ({
  _id: `shanze:${shortNo}`,
  brandId: 'shanze',
  couponId: id,
  givenAt: shop.now(),
  dueAt: shop.now(),
  ...over,
})

test('the first opening of a coupon gives it a number in two trips, and the next opening keeps it', async () => {
  given()
  const opened = await shop.must(lin, 'coupon.open', { couponId: id })
  const { shortNo } = coupon()
  expect(opened.codes?.shortNo).toBe(shortNo)
  expect(shortNo).toMatch(/^\d{9}$/)
  expect(coupon().version).toBe(2)
  const dueAt = coupon().validTo + HOUR_MS
  expect(numbers()).toEqual([numberOf(shortNo, { dueAt })])
  expect(shop.trips.filter(({ writes }) => writes)).toHaveLength(2)
  await shop.must(lin, 'coupon.open', { couponId: id })
  expect(coupon().shortNo).toBe(shortNo)
  expect(numbers()).toHaveLength(1)
})

test.each<[string, Partial<CouponDoc>, boolean]>([
  ['is effective', {}, true],
  ['is pending', { state: 'PENDING' }, true],
  ['is used', { state: 'USED' }, false],
  ['is deactivated', { state: 'DEACTIVATED' }, false],
  ['is locked', { state: 'LOCKED' }, false],
])('whether a coupon that %s is given a number', async (_case, over, isGiven) => {
  const { shortNo } = await numbered(given(over), shop.now())
  expect(shortNo !== '').toBe(isGiven)
  expect(numbers()).toHaveLength(isGiven ? 1 : 0)
})

test('a coupon is given a number until its last millisecond', async () => {
  const { validTo } = given()
  expect((await numbered(coupon(), validTo)).shortNo).toBe('')
  expect((await numbered(coupon(), validTo - 1)).shortNo).not.toBe('')
})

test('another number is drawn when the first is in use', async () => {
  given()
  shop.between(/^couponNumbers.add/, () => {
    const drawn = shop.trips.at(-1)?.what.split('shanze:')[1] ?? ''
    shop.given({ couponNumbers: [numberOf(drawn, { couponId: 'shanze:other' })] })
  })
  const { shortNo } = await numbered(coupon(), shop.now())
  expect(shortNo).not.toBe('')
  expect(numbers().map(({ couponId }) => couponId)).toEqual(['shanze:other', id])
})

test('a coupon that changed meanwhile is read again, and the first number is free again', async () => {
  given()
  shop.between(/^coupons.update/, () => given({ version: 5 }))
  const shown = await numbered(coupon(), shop.now())
  expect(shown).toMatchObject({ version: 6, shortNo: coupon().shortNo })
  expect(numbers()).toMatchObject([{ _id: `shanze:${shown.shortNo}` }])
})

test('a coupon that got a number from another phone meanwhile is shown with that', async () => {
  given()
  shop.between(/^coupons.update/, () => given({ version: 5, shortNo: '123456789' }))
  expect(await numbered(coupon(), shop.now())).toMatchObject({ shortNo: '123456789' })
  expect(numbers()).toEqual([])
})

test('after five lost races the coupon is shown without a number', async () => {
  given()
  shop.between(/^coupons.update/, () => given({ version: coupon().version + 1 }), 5)
  expect(await numbered(coupon(), shop.now())).toMatchObject({ shortNo: '' })
  expect(numbers()).toEqual([])
  expect(console.error).toHaveBeenCalledTimes(1)
})

test.each([
  ['the coupon that carries it', { shortNo: '123456789' }, id],
  ['nothing when the coupon carries another', { shortNo: '987654321' }, undefined],
  ['nothing when the coupon carries none', {}, undefined],
])('a number finds %s', async (_case, over, found) => {
  given(over)
  shop.given({ couponNumbers: [numberOf('123456789')] })
  expect((await couponByNumber('shanze', '123456789'))?._id).toBe(found)
  expect(await couponByNumber('lanxi', '123456789')).toBeNull()
  expect(await couponByNumber('shanze', '987654321')).toBeNull()
})

test('a number is freed only for the coupon that holds it', async () => {
  shop.given({ couponNumbers: [numberOf('123456789', { couponId: 'shanze:other' })] })
  await freeNumber(given({ shortNo: '123456789' }))
  expect(numbers()).toHaveLength(1)
  shop.given({ couponNumbers: [numberOf('123456789')] })
  shop.trips = []
  await freeNumber({ ...coupon(), shortNo: '' })
  expect(shop.trips).toEqual([])
  await freeNumber(coupon())
  expect(numbers()).toEqual([])
})

describe('A number that is due', () => {
  test('is kept while its coupon lives, and looked at an hour after the end', async () => {
    given({ shortNo: '123456789' })
    shop.given({ couponNumbers: [numberOf('123456789')] })
    await shop.sweep()
    expect(numbers()).toMatchObject([{ dueAt: coupon().validTo + HOUR_MS }])
  })

  test.each<[string, Partial<CouponDoc> | null, Partial<CouponDoc>]>([
    ['does not exist', null, {}],
    ['carries another', { shortNo: '987654321' }, { shortNo: '987654321', version: 1 }],
    ['is in the middle of its opening', {}, { shortNo: '', version: 2 }],
    ['ended with it', { shortNo: '123456789', state: 'EXPIRED' }, { shortNo: '', version: 2 }],
  ])('is removed when its coupon %s', async (_case, over, after) => {
    if (over) given(over)
    const number = numberOf('123456789')
    shop.given({ couponNumbers: [number] })
    await processNumber(number, shop.now())
    expect(numbers()).toEqual([])
    if (over) expect(coupon()).toMatchObject(after)
  })

  test('stays due when its coupon changes between the look and the write', async () => {
    given({ shortNo: '123456789', state: 'EXPIRED' })
    const number = numberOf('123456789')
    shop.given({ couponNumbers: [number] })
    shop.between(/^coupons.update/, () => given({ version: 7 }))
    await processNumber(number, shop.now())
    expect(numbers()).toEqual([number])
  })

  test('that went to another coupon meanwhile is neither kept nor removed', async () => {
    given({ shortNo: '123456789' })
    const number = numberOf('123456789')
    const others = numberOf('123456789', { couponId: 'shanze:other' })
    shop.given({ couponNumbers: [others] })
    await processNumber(number, shop.now())
    expect(numbers()).toEqual([others])
    given({ shortNo: '987654321' })
    await processNumber(number, shop.now())
    expect(numbers()).toEqual([others])
  })
})
