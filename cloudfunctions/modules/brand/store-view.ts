import type { StoreView } from '@shared/contract'
import type { BrandDoc, StoreDoc } from '@shared/domain/brand/types'
import { storesOf } from '../../platform/settings'

export function storeView(store: StoreDoc): StoreView {
  return {
    id: store._id,
    name: store.name,
    address: store.address,
    phone: store.phone,
    location: store.location,
    hours: store.hours,
  }
}

/** The stores that are open for business, as documents. */
export async function activeStoresOf(brandId: string): Promise<StoreDoc[]> {
  return ((await storesOf(brandId)) ?? []).filter(store => store.active)
}

/** The store a page is about: the one asked for while it is in business, else the brand's first. */
export function chooseStore(stores: readonly StoreDoc[], wantedId?: string): StoreDoc | null {
  return stores.find(store => store._id === wantedId) ?? stores[0] ?? null
}

const NOWHERE: Omit<StoreView, 'name'> = { id: '', address: '', phone: '', location: null, hours: null }

/** As `chooseStore`, for pages that always show one; a brand without stores is shown as its own store. */
export function chosenStoreView(brand: BrandDoc, stores: readonly StoreDoc[], wantedId?: string): StoreView {
  const store = chooseStore(stores, wantedId)
  return store ? storeView(store) : { ...NOWHERE, name: brand.name }
}

/** The name to show for a store id, also for one that has closed since; `''` when unknown. */
export async function storeNames(brandId: string): Promise<(storeId: string) => string> {
  const names = new Map(((await storesOf(brandId)) ?? []).map(store => [store._id, store.name]))
  return storeId => names.get(storeId) ?? ''
}
