import { autumn } from '../../modules/coupon/testing/coupons'
import { PEOPLE, testShop } from '../../testing/shop'

const shop = testShop()
const { lin } = PEOPLE
const card = () => shop.must(lin, 'member.card', {})

test('the first screen names the template that the brand chose', async () => {
  shop.change('brands', 'shanze', { homeTemplate: 'store' })
  expect((await card()).brand.homeTemplate).toBe('store')
})

test('the coupons to use here and now are shown by order of use, the best one in front', async () => {
  expect((await card()).coupons).toMatchObject({ usable: 0, best: null, here: [] })
  await shop.must(lin, 'coupon.claim', { commandId: shop.command(), batchId: autumn })
  const { coupons } = await card()
  expect(coupons.here.map(({ batchId }) => batchId)).toEqual([autumn])
  expect(coupons.best).toEqual(coupons.here[0])
})
