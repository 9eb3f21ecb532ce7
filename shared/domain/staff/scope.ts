import type { StaffDoc } from './types'

type Placed = Pick<StaffDoc, 'role' | 'stores'>

/** Whether all stores of the brand are theirs; an owner's always are. */
export const worksEverywhere = ({ role, stores }: Placed): boolean => role === 'owner' || stores.includes('*')

/** Whether this store is one of theirs. */
export const worksAt = (staff: Placed, storeId: string): boolean =>
  worksEverywhere(staff) || staff.stores.includes(storeId)
