import { testShop } from '../../testing/shop'
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
