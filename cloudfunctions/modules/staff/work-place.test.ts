import { testShop } from '../../testing/shop'
import { contextOf } from './testing/context'
import { workPlace, workPlaces } from './work-place'

const shop = testShop()
const [yunqi, hubin] = ['shanze:yunqi', 'shanze:hubin']
const works = (...stores: string[]) => shop.change('staff', 'shanze:openid-chen', { stores })
const idsOf = async () => (await workPlaces(contextOf(shop))).map(({ _id }) => _id)

test.each([
  ['everywhere', ['*'], [yunqi, hubin]],
  ['in this store', [yunqi], [yunqi]],
  ['in another store', [hubin], [hubin]],
  ['nowhere', [], []],
])('a person who works %s has these stores', async (_where, stores, places) => {
  works(...stores)
  expect(await idsOf()).toEqual(places)
})

test('a store in business is found by its id', async () => {
  expect(await workPlace(contextOf(shop), yunqi ?? '')).toMatchObject({ ok: true, data: { _id: yunqi } })
})

test('a store that is closed, unknown or of another brand is no place to work', async () => {
  shop.change('stores', hubin ?? '', { active: false })
  expect(await idsOf()).toEqual([yunqi])
  for (const id of ['shanze:hubin', 'shanze:nothing', 'lanxi:yunqi']) {
    expect(await workPlace(contextOf(shop), id)).toMatchObject({ ok: false, code: 'STORE_NOT_FOUND' })
  }
})
