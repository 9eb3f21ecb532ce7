import { accept, type Outcome, type OutputOf, type Refusal, refuse } from '@shared/contract'
import type { CouponDoc, CouponUse } from '@shared/domain/coupon/types'
import { type UndoRefusal, undoUse } from '@shared/domain/coupon/undo'
import { LIMITS } from '@shared/domain/limits'
import { worksAt } from '@shared/domain/staff/scope'
import { redemptionText } from '@shared/text/redemption'
import type { Handler, StaffContext } from '../../platform/context'
import { read } from '../../platform/database'
import { writeCoupon } from '../coupon/write-coupon'
import { isOwn } from '../staff/own-card'
import { viewsOfUses } from './day-uses'

/**
 * Takes one redemption back, named by its index: the coupon can be used again unless it was revoked or its
 * time is over. Repeatable, also by another person: an undone use stays undone. 4 trips, and those of its
 * view.
 */
export const undoRedemption: Handler<'redemption.undo'> = async (context, input) => {
  const { brand, staff, now } = context
  const { commandId, couponId, useIndex, reason = '' } = input
  for (let attempt = 0; attempt < LIMITS.attempts; attempt++) {
    const coupon = await read('coupons', couponId)
    if (coupon?.brandId !== brand._id) return refuse('COUPON_NOT_FOUND')
    const storeId = coupon.uses[useIndex]?.storeId
    if (storeId !== undefined && !worksAt(staff, storeId)) return refuse('STAFF_WRONG_STORE')

    const decision = undoUse(coupon, { useIndex, commandId, by: staff, now, reason: reason.trim() }, brand)
    if (decision.kind === 'refused') return refuseUndo(decision.reason)
    if (decision.kind === 'already') return undone(coupon, useIndex, decision.use, context)
    if (await isOwn(coupon.memberId, context)) return refuse('OWN_CARD', redemptionText.ownCouponUndo)
    if (await writeCoupon(coupon, decision.next)) return undone(coupon, useIndex, decision.use, context)
  }
  return refuse('BUSY')
}

async function undone(
  coupon: CouponDoc,
  index: number,
  use: CouponUse,
  context: StaffContext,
): Promise<Outcome<OutputOf<'redemption.undo'>>> {
  const [view] = await viewsOfUses([{ coupon, index, use }], context)
  if (!view) throw new Error(`coupon ${coupon._id} belongs to an unknown batch`)
  return accept({ use: view })
}

function refuseUndo(reason: UndoRefusal): Refusal {
  switch (reason) {
    case 'use-not-found':
      return refuse('USE_NOT_FOUND')
    case 'too-late':
      return refuse('UNDO_TOO_LATE')
    case 'not-yours':
      return refuse('UNDO_NOT_YOURS')
    case 'reason-missing':
      return refuse('BAD_INPUT', redemptionText.undoNeedsReason, { field: 'input.reason' })
  }
}
