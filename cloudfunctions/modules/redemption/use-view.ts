import type { CustomerView, UseView } from '@shared/contract'
import type { CouponUse } from '@shared/domain/coupon/types'
import { UNDO_MS } from '@shared/domain/coupon/undo'
import type { StaffDoc } from '@shared/domain/staff/types'
import type { ShownBatch } from '../coupon/shown-batches'

export interface UseContext {
  batch: ShownBatch
  /** Who looks. */
  staff: StaffDoc
  /** null where the screen knows no more of the customer than the preview returned. */
  customer: CustomerView | null
  storeName: (storeId: string) => string
  staffName: (staffId: string) => string
  now: number
}

/** One redemption as the clerk pages show it; `index` names it among the coupon's uses. */
export function viewOfUse(couponId: string, index: number, use: CouponUse, context: UseContext): UseView {
  const { batch, staff, customer, storeName, staffName, now } = context
  const { voided } = use
  const isOwn = use.clerkId === staff._id
  const undoUntilAt = use.at + UNDO_MS
  return {
    couponId,
    index,
    receiptNo: use.receiptNo,
    couponName: batch.name,
    benefit: batch.rule.benefit,
    offFen: use.offFen,
    customer,
    storeId: use.storeId,
    storeName: storeName(use.storeId),
    clerkName: use.clerkName,
    mine: isOwn,
    at: use.at,
    undoUntilAt: isOwn && !voided && now <= undoUntilAt ? undoUntilAt : null,
    typed: use.typed === true,
    voided: voided ? { at: voided.at, clerkName: staffName(voided.by), reason: voided.reason } : null,
  }
}
