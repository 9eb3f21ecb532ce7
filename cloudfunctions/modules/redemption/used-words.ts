import type { UseView } from '@shared/contract'
import { agoWords } from '@shared/domain/wording/dates'
import { spaced } from '@shared/domain/wording/spaced'
import type { StaffContext } from '../../platform/context'

/** The second scan, for the clerk who made it: when and where it was used, and that nothing happened now. */
export function usedWords(first: UseView, storeId: string, { now, brand }: StaffContext): string {
  const ago = agoWords(first.at, now, brand.timeZone)
  const place = first.storeId === storeId ? '本店' : first.storeName || '别的门店'
  return spaced(`已经用过了。${ago}在${place}核销过，这次没有再用，不会多减`)
}
