import { type Refusal, refuse } from '@shared/contract'
import type { StaffContext } from '../../platform/context'

/** Points are corrected by managers and owners only; null = allowed. */
export function mayAdjust({ staff }: StaffContext): Refusal | null {
  return staff.role === 'clerk' ? refuse('NOT_MANAGER') : null
}
