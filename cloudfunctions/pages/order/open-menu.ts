import { accept } from '@shared/contract'
import { brandView } from '../../modules/brand/brand-view'
import { activeStoresOf, chooseStore, chosenStoreView, storeView } from '../../modules/brand/store-view'
import { isSold } from '../../modules/order/price-order'
import type { Handler } from '../../platform/context'
import { find } from '../../platform/database'

const MENU_LENGTH = 200

/** What can be ordered in the mini-program at one store. 1 trip. */
export const openMenu: Handler<'order.menu'> = async ({ brand }, { storeId }) => {
  const [stores, products] = await Promise.all([
    activeStoresOf(brand._id),
    find('products', { brandId: brand._id, active: true }, { orderBy: { rank: 'asc' }, limit: MENU_LENGTH }),
  ])
  const store = chooseStore(stores, storeId)
  const sold = products.filter(product => store && isSold(product, store))
  return accept({
    brand: brandView(brand),
    store: chosenStoreView(brand, stores, storeId),
    stores: stores.map(storeView),
    products: sold.map(({ _id, name, priceFen }) => ({ id: _id, name, priceFen })),
  })
}
