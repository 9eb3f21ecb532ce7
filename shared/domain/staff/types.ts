import type { DeskTries } from './desk-tries'

const STAFF_ROLES = ['clerk', 'manager', 'owner'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

export interface StaffDoc {
  /** `<brandId>:<openid>` */
  _id: string
  brandId: string
  name: string
  role: StaffRole
  /** Stores this person may work in; `['*']` = all of the brand. */
  stores: string[]
  active: boolean
  createdAt: number
  /** Codes and numbers this person tried in vain at the desk; absent = none. */
  deskTries?: DeskTries
}
