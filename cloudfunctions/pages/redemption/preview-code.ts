import { refuse } from '@shared/contract'
import { readScanned } from '../../modules/redemption/read-scanned'
import { atCounter } from '../../modules/redemption/usable-here'
import { countFailure, refuseWhileWaiting } from '../../modules/staff/desk-tries'
import { workPlace } from '../../modules/staff/work-place'
import type { Handler, StaffContext } from '../../platform/context'
import { find } from '../../platform/database'
import { previewCoupon } from './preview-coupon'
import { previewMember } from './preview-member'
import { previewPickUp } from './preview-pick-up'
import { previewTyped } from './preview-typed'

/**
 * Says what was scanned or typed, for whom, and whether it may be used in this store now. Changes nothing but
 * the count of what this person tried in vain; while they wait, only the QR of a coupon or a pick-up is
 * looked at: their 90 bits and more cannot be guessed.
 */
export const previewCode: Handler<'redemption.preview'> = async (context, { storeId, code }) => {
  const place = await workPlace(context, storeId)
  if (!place.ok) return place
  const scanned = readScanned(code, context.now)
  const wait = refuseWhileWaiting(context)
  if (!scanned.ok) {
    if (wait) return wait
    if (scanned.forged) await countFailure(context)
    return refuse(scanned.code)
  }
  if (scanned.code.kind === 'coupon') return previewScanned(context, storeId, scanned.code.codeId)
  if (scanned.code.kind === 'pick-up') return previewPickUp(context, storeId, scanned.code.pickUpId)
  if (wait) return wait
  const { code: typedCode } = scanned
  if (typedCode.kind === 'member') return previewMember(context, storeId, typedCode.cardNo, 'scanned')
  if (typedCode.kind === 'pay') return previewMember(context, storeId, typedCode.cardNo, 'paying')
  return previewTyped(context, storeId, typedCode)
}

/** 4–7 trips, 4 deep. */
async function previewScanned(context: StaffContext, storeId: string, codeId: string) {
  const [[coupon = null], counter] = await Promise.all([
    find('coupons', { codeId }, { limit: 1 }),
    atCounter(context, storeId),
  ])
  return previewCoupon(context, coupon, 'scan', counter)
}
