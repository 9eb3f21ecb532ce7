import type { CouponUse } from '@shared/domain/coupon/types'
import type { StaffDoc } from '@shared/domain/staff/types'
import { readMany } from '../../platform/database'

/**
 * Names of all staff who redeemed or undid one of these uses, `''` for an unknown one. A trip only for those
 * who merely undid.
 */
export async function staffNames(
  self: StaffDoc,
  uses: readonly CouponUse[],
): Promise<(staffId: string) => string> {
  const names = new Map(uses.map(use => [use.clerkId, use.clerkName])).set(self._id, self.name)
  const undoers = uses.flatMap(use => (use.voided ? [use.voided.by] : []))
  const unknown = await readMany(
    'staff',
    undoers.filter(id => !names.has(id)),
  )
  for (const { _id, name } of unknown) names.set(_id, name)
  return staffId => names.get(staffId) ?? ''
}
