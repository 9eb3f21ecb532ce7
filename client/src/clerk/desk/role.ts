import type { StaffRole } from '@shared/domain/staff/types'
import { currentBrand } from '../../cloud/brand-id'
import { keep, recall } from '../../cloud/storage'

/** A manager of one brand may be nobody at another. */
const place = () => `clerk-role:${currentBrand()}`

/**
 * The role the desk answered last, kept on the phone; it only decides what is offered, the server what is
 * done.
 */
export const knowRole = (role: StaffRole): void => keep(place(), role)

/** Managers and owners correct points; nobody is one before the desk has said so. */
export const isManager = (role: StaffRole | undefined = recall<StaffRole>(place())): boolean =>
  role === 'manager' || role === 'owner'
