import type { CustomerView, PointsView, StoredView } from '@shared/contract'
import { storeOf } from '@/store'

export interface CustomerAtDesk {
  /** What was scanned: distinguishes this visit from the next one of the same customer. */
  code: string
  storeId: string
  customerId: string
  /** Proof that this clerk has them here. */
  permit: string
  /** `''` where a typed number found them. */
  cardNo: string
  customer: CustomerView
  /** null where their card's number was typed. */
  points: PointsView | null
  /** How large a sale in cash this clerk may credit to them, in fen; 0 = none. */
  creditMostFen: number
  /** Absent where the brand has no stored value. */
  stored?: StoredView
}

/**
 * The customer in front of the clerk, handed from the preview to the page that serves them, and back with
 * what changed.
 */
export const customerAtDesk = storeOf<CustomerAtDesk | null>(null)

/** The preview behind the page shows new balances without asking again: its code has run out by then. */
export function updateBalances(customerId: string, news: { points?: PointsView; stored?: StoredView }): void {
  const desk = customerAtDesk.get()
  if (desk?.customerId === customerId) customerAtDesk.set({ ...desk, ...news })
}
