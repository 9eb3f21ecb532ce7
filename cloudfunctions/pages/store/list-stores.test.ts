import { givenMember } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'

const shop = testShop()
const { lin, gu } = PEOPLE
const list = (couponId?: string, by = lin) =>
  shop.when(by, 'store.list', couponId === undefined ? {} : { couponId })

test('every store in business is listed with its place and hours, in the order of the brand', async () => {
  const location = { longitude: 120.09, latitude: 30.18 }
  shop.change('stores', 'shanze:hubin', { location, phone: '0571-1' })
  shop.pass(30_000)
  expect(await list()).toMatchObject({
    ok: true,
    data: {
      stores: [
        { id: 'shanze:yunqi', location: null, hours: null },
        { id: 'shanze:hubin', location, phone: '0571-1' },
      ],
      coupon: null,
      now: shop.now(),
    },
  })
})

test('with a coupon of the caller it says where that works', async () => {
  givenMember(shop, lin)
  const claimed = await shop.must(lin, 'coupon.claim', {
    commandId: shop.command(),
    batchId: 'shanze:lakeside',
  })
  const { coupon } = claimed
  expect(await list(coupon.id)).toMatchObject({
    data: { coupon: { name: coupon.terms.name, stores: coupon.terms.stores } },
  })
  expect(await list(coupon.id, gu)).toMatchObject({ code: 'COUPON_NOT_FOUND' })
  expect(await list('none')).toMatchObject({ code: 'COUPON_NOT_FOUND' })
})
