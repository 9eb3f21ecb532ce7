/** What each may do stands in `shared/contract/permissions.ts`. */
export const STAFF_ROLES = ['clerk', 'manager', 'marketing', 'finance', 'owner', 'viewer'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/**
 * What one staff member tried in vain; kept in their own document, which every call of theirs reads anyway.
 */
export interface DeskTries {
  /** Failures not yet forgotten when the last one happened. */
  failed: number
  /** When it happened. */
  at: number
}

export interface StaffDoc {
  /** `<brandId>:<openid>` */
  _id: string
  brandId: string
  name: string
  role: StaffRole
  /** Stores this person may work in; `['*']` = all of the brand. An owner works in all of them. */
  stores: string[]
  active: boolean
  createdAt: number
  /** Codes and numbers this person tried in vain at the desk; absent = none. */
  deskTries?: DeskTries
}
