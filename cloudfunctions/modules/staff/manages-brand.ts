import { type Refusal, refuse } from '@shared/contract'
import type { StaffDoc } from '@shared/domain/staff/types'

/** Owners, and managers of all stores. Clerks and managers of single stores see their own counters only. */
export const managesBrand = ({ role, stores }: StaffDoc): boolean =>
  role === 'owner' || (role === 'manager' && stores.includes('*'))

/** Null for staff who manage the whole brand: its books, its paths. */
export const refuseNonManager = (staff: StaffDoc): Refusal | null =>
  managesBrand(staff) ? null : refuse('NEEDS_MANAGER')
