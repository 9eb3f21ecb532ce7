import type { MemberDoc } from '@shared/domain/account/types'
import type { CouponUse } from '@shared/domain/coupon/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { useOf } from '../coupon/testing/coupons'
import { customerView } from './customer-view'
import { isOwn } from './own-card'
import { staffNames } from './staff-names'
import { contextOf } from './testing/context'
import { workPlace, workPlaces } from './work-place'

const shop = testShop()
const [yunqi, hubin] = ['shanze:yunqi', 'shanze:hubin']
const works = (...stores: string[]) => shop.change('staff', 'shanze:openid-chen', { stores })
const idsOf = async () => (await workPlaces(contextOf(shop))).map(({ _id }) => _id)

test.each([
  ['everywhere', ['*'], [yunqi, hubin], 'ok'],
  ['in this store', [yunqi], [yunqi], 'ok'],
  ['in another store', [hubin], [hubin], 'STAFF_WRONG_STORE'],
  ['nowhere', [], [], 'STAFF_WRONG_STORE'],
])('a person who works %s has these stores', async (_where, stores, places, answer) => {
  works(...stores)
  expect(await idsOf()).toEqual(places)
  const place = await workPlace(contextOf(shop), yunqi ?? '')
  expect(place.ok ? 'ok' : place.code).toBe(answer)
  if (place.ok) expect(place.data).toMatchObject({ _id: yunqi })
})

test('a store that is closed, unknown or of another brand is no place to work', async () => {
  shop.change('stores', hubin ?? '', { active: false })
  expect(await idsOf()).toEqual([yunqi])
  for (const id of ['shanze:hubin', 'shanze:nothing', 'lanxi:yunqi']) {
    expect(await workPlace(contextOf(shop), id)).toMatchObject({ ok: false, code: 'STORE_NOT_FOUND' })
  }
})

describe('A card is the own one of the caller', () => {
  test.each([
    ['under their own id, without a trip', 'shanze:openid-chen', true, 0],
    ['under no id, without a trip', '', false, 0],
    ['under a former id', 'shanze:openid-gu', true, 2],
    ['when their id is a former one of it', 'shanze:openid-lin', true, 1],
    ['not when it belongs to another', 'shanze:openid-he', false, 1],
    ['not when it is unknown', 'shanze:nothing', false, 1],
  ])('%s', async (_case, ownerId, own, trips) => {
    const linId = await shop.joined(PEOPLE.lin)
    const guId = await shop.joined(PEOPLE.gu)
    await shop.joined(PEOPLE.he)
    shop.change('members', linId, { formerIds: ['shanze:openid-chen', guId] })
    shop.change('members', guId, { mergedInto: linId })
    const context = contextOf(shop)
    shop.trips = []
    expect(await isOwn(ownerId, context)).toBe(own)
    expect(shop.trips).toHaveLength(trips)
  })
})

describe('Names of staff', () => {
  const voided = (by: string): Partial<CouponUse> => ({ voided: { at: 1, by, commandId: '', reason: '' } })
  const uses = (...all: Partial<CouponUse>[]) => all.map(each => useOf(shop, each))

  test('of those who redeemed are in the uses and cost no trip', async () => {
    const { staff } = contextOf(shop)
    shop.trips = []
    const other = { clerkId: 'shanze:old', clerkName: '旧同事', ...voided('shanze:openid-chen') }
    const nameOf = await staffNames({ ...staff, name: '陈一' }, uses({}, other))
    expect(['shanze:old', 'shanze:openid-chen', 'shanze:nothing'].map(nameOf)).toEqual(['旧同事', '陈一', ''])
    expect(shop.trips).toHaveLength(0)
  })

  test('of those who only undid are read, once', async () => {
    const { staff } = contextOf(shop)
    shop.trips = []
    const nameOf = await staffNames(staff, uses(voided('shanze:openid-he'), voided('shanze:left')))
    expect([nameOf('shanze:openid-he'), nameOf('shanze:left')]).toEqual(['openid-he', ''])
    expect(shop.trips).toHaveLength(1)
  })
})

describe('What a clerk sees of a customer', () => {
  const brand = () => contextOf(shop).brand
  const member = (over: Partial<MemberDoc>) =>
    ({ state: 'member', name: '林青', tier: 'zhiwei', phoneTail: '5690', ...over }) as MemberDoc

  test.each<[string, MemberDoc | null, object]>([
    ['a member', member({}), { maskedName: '林 *', tierName: '知味', phoneTail: '5690', isMember: true }],
    [
      'a guest',
      member({ state: 'guest', phoneTail: '' }),
      { maskedName: '林 *', tierName: '', phoneTail: '', isMember: false },
    ],
    [
      'a person without a card',
      null,
      { maskedName: '微信顾客', tierName: '', phoneTail: '', isMember: false },
    ],
  ])('%s', (_who, document, view) => {
    expect(customerView(document, brand())).toEqual(view)
  })
})
