import type { StaffRole } from '@shared/domain/staff/types'
import { currentBrand } from '@/cloud/brand-id'
import { getItem, setItem } from '@/cloud/storage'

/** A manager of one brand may have no role at another. */
const storageKey = () => `clerk-role:${currentBrand()}`

/**
 * The role the desk answered last, kept on the phone; it only decides what is offered, the server what is
 * done.
 */
export const setRole = (role: StaffRole): void => setItem(storageKey(), role)

/** Managers and owners correct points; false until the desk has answered with a role. */
export const isManager = (role: StaffRole | undefined = getItem<StaffRole>(storageKey())): boolean =>
  role === 'manager' || role === 'owner'
