import type { StaffRole } from '@shared/domain/staff/types'
import { currentBrand } from '@/cloud/brand-id'
import { keep, recall } from '@/cloud/storage'

/** A manager of one brand may have no role at another. */
const place = () => `clerk-role:${currentBrand()}`

/**
 * The role the desk answered last, kept on the phone; it only decides what is offered, the server what is
 * done.
 */
export const knowRole = (role: StaffRole): void => keep(place(), role)

/** Managers and owners correct points; false until the desk has answered with a role. */
export const isManager = (role: StaffRole | undefined = recall<StaffRole>(place())): boolean =>
  role === 'manager' || role === 'owner'
