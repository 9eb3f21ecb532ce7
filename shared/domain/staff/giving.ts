import { worksAt, worksEverywhere } from './scope'
import { STAFF_ROLES, type StaffDoc, type StaffRole } from './types'

export type Standing = Pick<StaffDoc, 'role' | 'stores'>

/** The roles each role may give and take away. No role gives more than it has. */
export const ROLES_GIVEN_BY: Readonly<Record<StaffRole, readonly StaffRole[]>> = {
  owner: STAFF_ROLES,
  manager: ['clerk'],
  marketing: [],
  finance: [],
  viewer: [],
  clerk: [],
}

/** Roles whose work concerns the whole brand; clerks and managers work in stores that are named. */
const OF_WHOLE_BRAND: ReadonlySet<StaffRole> = new Set(['owner', 'marketing', 'finance', 'viewer'])

/** Whether a role works in all stores by itself. */
export const hasAllStores = (role: StaffRole): boolean => OF_WHOLE_BRAND.has(role)

/** Whether this person may give that role there, and therefore also change or remove who has it. */
export const mayGive = (giver: Standing, { role, stores }: Standing): boolean =>
  ROLES_GIVEN_BY[giver.role].includes(role) &&
  stores.every(id => (id === '*' ? worksEverywhere(giver) : worksAt(giver, id)))

/** The stores as they are kept: a role of the whole brand has all, the others at least one that exists. */
export function storesOfRole(
  role: StaffRole,
  wanted: readonly string[],
  existing: readonly string[],
): string[] | null {
  if (hasAllStores(role) || wanted.includes('*')) return ['*']
  const stores = [...new Set(wanted)].sort()
  return stores.length > 0 && stores.every(id => existing.includes(id)) ? stores : null
}
