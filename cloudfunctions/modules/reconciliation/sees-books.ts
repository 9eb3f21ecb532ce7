import { type Refusal, refuse } from '@shared/contract'
import type { StaffDoc } from '@shared/domain/staff/types'

/**
 * Null for who may see the brand's books: managers and owners of all stores. Clerks see their own counter
 * only.
 */
export function refuseBooks({ role, stores }: StaffDoc): Refusal | null {
  const may = role === 'owner' || (role === 'manager' && stores.includes('*'))
  return may ? null : refuse('NEEDS_MANAGER')
}
