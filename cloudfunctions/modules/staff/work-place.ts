import { accept, type Outcome, refuse } from '@shared/contract'
import type { StoreDoc } from '@shared/domain/brand/types'
import type { StaffDoc } from '@shared/domain/staff/types'
import type { StaffContext } from '../../platform/context'
import { activeStoresOf } from '../brand/store-view'

/** The stores in business where this person may work. No trip when warm. */
export async function workPlaces({ staff, brand }: StaffContext): Promise<StoreDoc[]> {
  return (await activeStoresOf(brand._id)).filter(store => worksAt(staff, store._id))
}

/** The store they say they work in, when it is one of theirs. */
export async function workPlace(context: StaffContext, storeId: string): Promise<Outcome<StoreDoc>> {
  const stores = await activeStoresOf(context.brand._id)
  const store = stores.find(each => each._id === storeId)
  if (!store) return refuse('STORE_NOT_FOUND')
  return worksAt(context.staff, storeId) ? accept(store) : refuse('STAFF_WRONG_STORE')
}

export function worksAt({ stores }: StaffDoc, storeId: string): boolean {
  return stores.includes('*') || stores.includes(storeId)
}
