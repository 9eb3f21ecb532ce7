import type { MemberDoc } from '@shared/domain/account/types'
import { memberCode, stepOf } from '@shared/domain/codes/rotating'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { codeMac } from '../../platform/vault'
import { PEOPLE, testShop } from '../../testing/shop'
import { couponOf, useOf } from '../coupon/testing/coupons'
import { readRedemptionPermit } from './redemption-permit'
import { hubin, yunqi } from './testing/desk'

const shop = testShop()
const lin = 'shanze:openid-lin'
const given = (_id: string, over: Partial<CouponDoc> = {}, code = 'autumn') =>
  shop.given({ coupons: [couponOf(shop, { _id, ...over }, code)] })
async function previewed(storeId = yunqi) {
  const { cardNo } = shop.one<MemberDoc>('members', lin)
  const code = memberCode(cardNo, stepOf(shop.now()), codeMac)
  const answer = await shop.must(PEOPLE.chen, 'redemption.preview', { storeId, code })
  if (answer.kind !== 'member') throw new Error('that is no member')
  return answer.coupons
}
beforeEach(() => shop.joined(PEOPLE.lin))

test('a member is shown what works in this store now, best first, and nothing else', async () => {
  given('ends later', { validTo: shop.now() + 9000 })
  given('ends first', { validTo: shop.now() + 5000 })
  given('for the other store', {}, 'lakeside')
  given('locked', { state: 'LOCKED' })
  given('not open', { validFrom: shop.now() + 1 })
  given('over', { validTo: shop.now() })
  const names = async (storeId?: string) => {
    const handles = new Map(shop.all<CouponDoc>('coupons').map(({ _id }) => [shop.handle(_id), _id]))
    return (await previewed(storeId)).map(({ coupon }) => handles.get(coupon.id))
  }
  expect(await names()).toEqual(['ends first', 'ends later'])
  expect(await names(hubin)).toEqual(['ends first', 'ends later', 'for the other store'])
})

test('the permit of each says what the clerk saw of it, for this clerk in this store', async () => {
  const used = useOf(shop, { voided: { at: 1, by: '', commandId: '', reason: '' } })
  given('a', { usesLeft: 3, uses: [used, useOf(shop)] })
  given('b', { _id: 'b', state: 'USED', uses: [useOf(shop)] })
  const [first] = await previewed()
  const bearer = { couponId: 'a', staffId: 'shanze:openid-chen', storeId: yunqi }
  const read = readRedemptionPermit(first?.permit ?? '', bearer, shop.now())
  const seen = { termsId: 'shanze:autumn:v1', usesLeft: 3, useIndex: 2, todayCount: 2, typed: false }
  expect(read).toEqual({ seen, expired: false })
  expect(readRedemptionPermit(first?.permit ?? '', { ...bearer, storeId: hubin }, shop.now())).toBeNull()
})

test('the day of a store begins at midnight of the brand', async () => {
  given('a', { usesLeft: 3, uses: [useOf(shop)] })
  const seenToday = async () => {
    const [first] = await previewed()
    const bearer = { couponId: 'a', staffId: 'shanze:openid-chen', storeId: yunqi }
    return readRedemptionPermit(first?.permit ?? '', bearer, shop.now())?.seen.todayCount
  }
  shop.clock.moveTo(Date.parse('2026-11-23T00:00:00+08:00') - 1)
  expect(await seenToday()).toBe(1)
  shop.pass(1)
  expect(await seenToday()).toBe(0)
})
