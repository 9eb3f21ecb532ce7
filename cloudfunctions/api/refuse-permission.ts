import { type ActionName, type Refusal, refuse } from '@shared/contract'
import { isStaffAction, permissionRefusal, whoMay } from '@shared/contract/permissions'
import type { StaffDoc } from '@shared/domain/staff/types'
import { noPermissionText } from '@shared/text/staff'

/** The refusal of a call that the permission table does not grant, with who may make it; null = granted. */
export function refusePermission(action: ActionName, staff: StaffDoc, input: unknown): Refusal | null {
  if (!isStaffAction(action)) return null
  const code = permissionRefusal(action, staff, input as { storeId?: string })
  if (!code) return null
  const saysWho = code === 'NO_PERMISSION' || code === 'NEEDS_MANAGER'
  return refuse(code, saysWho ? noPermissionText(whoMay(action)) : undefined)
}
