import type { ManagedStoreView } from '@shared/contract/actions/store'
import type { StoreDoc } from '@shared/domain/brand/types'
import { storeView } from '../brand/store-view'

/** A store as those see it who manage it. */
export const managedStoreView = (store: StoreDoc): ManagedStoreView => ({
  ...storeView(store),
  version: store.version,
  active: store.active,
  rank: store.rank,
})
