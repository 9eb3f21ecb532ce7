import type { CustomerView } from '@shared/contract'
import type { Previewed } from '@shared/contract/actions/clerk'
import { storeOf } from '../../store'

export interface CustomerAtDesk {
  /** What was scanned: tells this visit from the next one of the same customer. */
  code: string
  storeId: string
  customer: CustomerView
  /** What they hold, and the proof that this clerk has them here. */
  stored: NonNullable<Extract<Previewed, { kind: 'member' }>['stored']>
}

/** Whose stored value is used, handed from the preview to the page that moves it, and back. */
export const customerAtDesk = storeOf<CustomerAtDesk | null>(null)
