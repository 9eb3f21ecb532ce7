import { accept } from '@shared/contract'
import { LIMITS } from '@shared/domain/limits'
import { brandView } from '../../modules/brand/brand-view'
import { managedStoreView } from '../../modules/store/managed-store-view'
import type { Handler } from '../../platform/context'
import { find } from '../../platform/database'

/** All stores of the brand as they are now, those out of business too, in the brand's order. 1 trip. */
export const manageStores: Handler<'store.manage'> = async ({ brand, now }) => {
  const stores = await find(
    'stores',
    { brandId: brand._id },
    { orderBy: { rank: 'asc', _id: 'asc' }, limit: LIMITS.rowsPerQuery },
  )
  return accept({ brand: brandView(brand), stores: stores.map(managedStoreView), now })
}
