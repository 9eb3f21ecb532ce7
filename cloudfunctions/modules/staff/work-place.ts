import { accept, type Outcome, refuse } from '@shared/contract'
import type { StoreDoc } from '@shared/domain/brand/types'
import { worksAt } from '@shared/domain/staff/scope'
import type { StaffContext } from '../../platform/context'
import { activeStoresOf } from '../brand/store-view'

/** The stores in business where this person may work. No trip when warm. */
export async function workPlaces({ staff, brand }: StaffContext): Promise<StoreDoc[]> {
  return (await activeStoresOf(brand._id)).filter(store => worksAt(staff, store._id))
}

/** The store they say they work in, in business; that it is theirs, the router has checked. */
export async function workPlace({ brand }: StaffContext, storeId: string): Promise<Outcome<StoreDoc>> {
  const store = (await activeStoresOf(brand._id)).find(each => each._id === storeId)
  return store ? accept(store) : refuse('STORE_NOT_FOUND')
}
