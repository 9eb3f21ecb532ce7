import type { UseView } from '@shared/contract'
import { redemptionText } from '@shared/text/redemption'
import type { StaffContext } from '../../platform/context'

/** The second scan, for the clerk who made it: when and where it was used, and that nothing happened now. */
export function usedText(first: UseView, storeId: string, { now, brand }: StaffContext): string {
  return redemptionText.used(first, storeId, now, brand.timeZone)
}
