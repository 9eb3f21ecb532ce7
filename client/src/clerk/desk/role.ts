import type { StaffRole } from '@shared/domain/staff/types'
import { keep, recall } from '../../cloud/storage'

const KEY = 'clerk-role'

/** The role the desk answered last, kept on the phone; it only decides what is offered, the server what is done. */
export const knowRole = (role: StaffRole): void => keep(KEY, role)

/** Managers and owners correct points; nobody is one before the desk has said so. */
export const isManager = (role: StaffRole | undefined = recall<StaffRole>(KEY)): boolean =>
  role === 'manager' || role === 'owner'
