import type { CustomerView, PointsView } from '@shared/contract'
import { storeOf } from '../../store'

export interface MemberAtDesk {
  /** What was scanned: tells this visit from the next one of the same member. */
  code: string
  cardNo: string
  customer: CustomerView
  points: PointsView
}

/** The member in front of the clerk, handed from the preview to the page that corrects points, and back. */
export const memberAtDesk = storeOf<MemberAtDesk | null>(null)
