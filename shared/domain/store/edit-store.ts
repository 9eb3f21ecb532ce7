import type { StoreDoc } from '../brand/types'
import { change, type Decision, isSame, refused } from '../operation/decision'
import type { OpenSpan, StoreHours } from './types'

/** What staff set of a store. */
export type StoreFields = Pick<
  StoreDoc,
  'name' | 'address' | 'phone' | 'location' | 'hours' | 'active' | 'rank'
>

type StoreRefusal = 'unsound'
export type StoreDecision = Decision<StoreDoc, StoreRefusal>

/** Makes a store or changes one; it is never deleted, since orders and coupons name it. */
export function saveStore(
  existing: StoreDoc | null,
  { _id, brandId, fields }: { _id: string; brandId: string; fields: StoreFields },
): StoreDecision {
  const problems = fields.hours ? hoursProblems(fields.hours) : []
  if (problems.length > 0) return refused('unsound', problems)
  if (!existing) return change({ _id, brandId, version: 1, ...fields })
  return isSame(storeFieldsOf(existing), fields)
    ? { kind: 'same' }
    : change({ ...existing, ...fields, version: existing.version + 1 })
}

export const storeFieldsOf = ({
  name,
  address,
  phone,
  location,
  hours,
  active,
  rank,
}: StoreFields): StoreFields => ({ name, address, phone, location, hours, active, rank })

const DAY_MINUTES = 1440

/** A span has a length, at most a day. */
const isSpan = ({ fromMinute, toMinute }: OpenSpan): boolean =>
  fromMinute < toMinute && toMinute <= fromMinute + DAY_MINUTES

/** The parts of a store's hours that cannot be meant. */
export function hoursProblems({ weekly, special, closures }: StoreHours): string[] {
  const problems: string[] = []
  if (!weekly.every(isSpan)) problems.push('weekly')
  const days = special.map(({ day }) => day)
  const isOncePerDay = new Set(days).size === days.length
  if (!isOncePerDay || !special.every(({ spans }) => spans.every(isSpan))) problems.push('special')
  if (!closures.every(({ fromAt, untilAt }) => fromAt < untilAt)) problems.push('closures')
  return problems
}
