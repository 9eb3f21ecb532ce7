import { PEOPLE, testShop } from '../../testing/shop'
import { autumn, couponOf, givenPack, useOf } from './testing/coupons'

const shop = testShop()
const claim = (batchId: string, commandId = shop.command()) =>
  shop.when(PEOPLE.lin, 'coupon.claim', { commandId, batchId })

test('the taker of a pack sees its first coupon', async () => {
  const { _id } = givenPack(shop)
  const answer = await claim(_id)
  expect(answer).toMatchObject({
    ok: true,
    data: { coupon: { id: `${_id}:shanze:openid-lin:1:0`, batchId: autumn } },
  })
})

test('a coupon just taken asks for no stores, one that was used names where', async () => {
  const first = await claim(autumn, 'command-of-one-claim')
  expect(first).toMatchObject({ ok: true, data: { coupon: { lastUse: null, notUsable: null } } })
  expect(shop.trips.filter(({ what }) => what.startsWith('stores'))).toEqual([])
  shop.change('coupons', `${autumn}:shanze:openid-lin:1`, { state: 'USED', uses: [useOf(shop)] })
  const again = await claim(autumn, 'command-of-one-claim')
  const lastUse = { at: shop.now(), storeName: 'yunqi' }
  expect(again).toMatchObject({ ok: true, data: { coupon: { lastUse, notUsable: { code: 'COUPON_USED' } } } })
})

test('a coupon of unknown terms is a bug', async () => {
  shop.given({ coupons: [couponOf(shop, { commandId: 'command-of-one-claim', ruleVersion: 9 })] })
  expect(await claim(autumn, 'command-of-one-claim')).toMatchObject({ ok: false, code: 'INTERNAL' })
  expect(console.error).toHaveBeenCalled()
})
