import type { StoreDoc } from '@shared/domain/brand/types'
import { brand } from '@shared/domain/test-brand'
import { testShop } from '../../testing/shop'
import { activeStoresOf, chooseStore, chosenStoreView, storeNames, storeView } from './store-view'

const nineToNine = {
  weekly: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 540, toMinute: 1260 }],
  special: [],
  closures: [],
}
const shop = testShop()
const stores = () => activeStoresOf('shanze')

test('a store is shown with its address, place and hours, without its place in the list', () => {
  const store = {
    ...shop.one<StoreDoc>('stores', 'shanze:yunqi'),
    address: '云栖路 12 号',
    phone: '1',
    location: { longitude: 120.09, latitude: 30.18 },
    hours: nineToNine,
  }
  expect(storeView(store)).toEqual({
    id: 'shanze:yunqi',
    name: 'yunqi',
    address: '云栖路 12 号',
    phone: '1',
    location: { longitude: 120.09, latitude: 30.18 },
    hours: nineToNine,
  })
})

test('only stores in business are listed, in the order of the brand', async () => {
  expect((await stores()).map(({ _id }) => _id)).toEqual(['shanze:yunqi', 'shanze:hubin'])
  shop.pass(30_000)
  shop.change('stores', 'shanze:yunqi', { active: false })
  expect((await stores()).map(({ _id }) => _id)).toEqual(['shanze:hubin'])
})

test.each([
  ['shanze:hubin', 'shanze:hubin'],
  ['shanze:gone', 'shanze:yunqi'],
  [undefined, 'shanze:yunqi'],
])('a page that asks for the store %s shows %s', async (wanted, shown) => {
  expect(chooseStore(await stores(), wanted)?._id).toBe(shown)
  expect(chosenStoreView(brand, await stores(), wanted).id).toBe(shown)
})

test('a brand without stores is shown as its own store', () => {
  expect(chooseStore([])).toBeNull()
  const itself = { id: '', name: '山泽茶事', address: '', phone: '', location: null, hours: null }
  expect(chosenStoreView(brand, [])).toEqual(itself)
})

test('names are known of stores that have closed, and of no other brand', async () => {
  shop.change('stores', 'shanze:hubin', { active: false })
  const nameOf = await storeNames('shanze')
  expect(['shanze:hubin', 'lanxi:yunqi', ''].map(nameOf)).toEqual(['hubin', '', ''])
})

test('a brand that is not there has no stores and no names', async () => {
  expect(await activeStoresOf('nobrand')).toEqual([])
  expect((await storeNames('nobrand'))('shanze:yunqi')).toBe('')
})
