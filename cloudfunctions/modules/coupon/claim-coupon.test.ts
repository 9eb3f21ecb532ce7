import type { CouponDoc } from '@shared/domain/coupon/types'
import { PEOPLE, testShop } from '../../testing/shop'

const shop = testShop()
const { lin, gu } = PEOPLE
const autumn = 'shanze:autumn'
const claim = (by = lin, commandId = shop.command()) =>
  shop.when(by, 'coupon.claim', { commandId, batchId: autumn })
const coupons = () => shop.all<CouponDoc>('coupons')

test('a customer claims a coupon of an open batch in three trips', async () => {
  const answer = await claim()
  expect(answer).toMatchObject({ ok: true, data: { coupon: { terms: { name: '秋茶礼赞满减券' } } } })
  expect(coupons()).toMatchObject([{ memberId: 'shanze:openid-lin', batchId: autumn, state: 'EFFECTIVE' }])
  const writesAndReads = shop.trips.filter(
    ({ what }) => !/^(brands|batches|stores|batchTerms|wake)/.test(what),
  )
  expect(writesAndReads).toHaveLength(3)
})

test('the same command answers with the same coupon and takes no second unit', async () => {
  const first = await claim(lin, 'command-of-one-claim')
  const second = await claim(lin, 'command-of-one-claim')
  expect(second).toEqual({ ...first, at: expect.anything() })
  expect(coupons()).toHaveLength(1)
})

test('a person gets as many coupons as the batch allows and no more', async () => {
  await claim()
  await claim()
  expect(await claim()).toMatchObject({ ok: false, code: 'LIMIT' })
  expect(coupons()).toHaveLength(2)
})

test('the last unit goes to one customer and the next is told that the batch is sold out', async () => {
  await claim(lin)
  await claim(lin)
  await claim(gu)
  expect(await claim(gu)).toMatchObject({ ok: false, code: 'SOLD_OUT' })
  expect(coupons()).toHaveLength(3)
})
