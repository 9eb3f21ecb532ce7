import type { CustomerView, UseView } from '@shared/contract'
import type { CouponBatch, CouponDoc, CouponUse } from '@shared/domain/coupon/types'
import type { StaffDoc } from '@shared/domain/staff/types'

/** How long the clerk who redeemed may undo it alone. */
export const UNDO_MS = 600_000

export interface UseContext {
  batch: CouponBatch | undefined
  staff: StaffDoc
  /** null where nothing more of the customer is known than the clerk has in front of them. */
  customer: CustomerView | null
  storeName: (storeId: string) => string
  now: number
}

/** One redemption as the clerk pages show it. Throws for a use the coupon does not have. */
export function useView(coupon: CouponDoc, index: number, context: UseContext): UseView {
  const use = coupon.uses[index]
  if (!use) throw new Error(`coupon ${coupon._id} has no use ${index}`)
  return viewOfUse(coupon._id, index, use, context)
}

/** The same for a use just written, whose coupon was not read. */
export function viewOfUse(couponId: string, index: number, use: CouponUse, context: UseContext): UseView {
  const { batch, staff, customer, storeName, now } = context
  const mine = use.clerkId === staff._id
  const undoUntilAt = use.at + UNDO_MS
  return {
    couponId,
    index,
    receiptNo: use.receiptNo,
    couponName: batch?.name ?? '',
    benefit: batch?.rule.benefit ?? { kind: 'reduction', offFen: use.offFen ?? 0 },
    offFen: use.offFen,
    customer,
    storeId: use.storeId,
    storeName: storeName(use.storeId),
    clerkName: use.clerkName,
    mine,
    at: use.at,
    undoUntilAt: mine && !use.voided && now < undoUntilAt ? undoUntilAt : null,
    voided: use.voided ? { at: use.voided.at, clerkName: use.voided.by, reason: use.voided.reason } : null,
  }
}
