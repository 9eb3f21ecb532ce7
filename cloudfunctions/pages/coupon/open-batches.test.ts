import { batchDesk } from '../../modules/coupon/testing/batches'
import { couponFields } from '../../modules/coupon/testing/coupon-fields'
import { PEOPLE, testShop } from '../../testing/shop'

const shop = testShop()
const { he, lin } = PEOPLE
const desk = batchDesk(shop)

test('each batch says where its units are', async () => {
  const { batchId } = await desk.saved({ publish: true })
  await shop.joined(lin)
  for (let n = 0; n < 2; n += 1) await shop.must(lin, 'coupon.claim', { commandId: shop.command(), batchId })
  const [first] = shop
    .all<{ _id: string; batchId: string }>('coupons')
    .filter(each => each.batchId === batchId)
  shop.change('coupons', first?._id ?? '', { state: 'USED' })
  const { batches } = await shop.must(he, 'coupon.batches', {})
  expect(batches.find(batch => batch.batchId === batchId)).toMatchObject({
    state: 'open',
    stock: { total: 100, taken: 2, used: 1, expired: 0, left: 98 },
  })
})

test('twenty at a time, newest first, each batch once', async () => {
  for (let n = 0; n < 25; n += 1) {
    if (n % 2 === 0) shop.pass(1_000)
    await desk.saved({ batch: couponFields({ name: `冬茶 ${n}` }) })
  }
  const first = await shop.must(he, 'coupon.batches', {})
  const second = await shop.must(he, 'coupon.batches', { after: first.next ?? '' })
  expect([first.batches.length, second.next]).toEqual([20, null])
  const ids = [...first.batches, ...second.batches].map(({ batchId }) => batchId)
  expect(new Set(ids).size).toBe(
    shop.all<{ brandId: string }>('batches').filter(({ brandId }) => brandId === 'shanze').length,
  )
  expect(first.batches[0]?.fields.name).toMatch(/冬茶 2[45]/)
})

test('a page of batches is read in two steps', async () => {
  await shop.must(he, 'coupon.batches', {})
  await shop.must(he, 'coupon.batches', {})
  const kinds = shop.trips.map(({ what }) => what.split(' ')[0])
  expect(new Set(kinds)).toEqual(new Set(['staff.get', 'batches.find', 'stockShards.find', 'coupons.count']))
})
