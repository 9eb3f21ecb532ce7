import { refuse } from '@shared/contract'
import type { Handler } from '../../platform/context'
import { previewCoupon } from './preview-coupon'
import { previewCard, previewMember } from './preview-member'
import { readScanned } from './read-scanned'
import { workPlace } from './work-place'

/** Says what was scanned or typed, for whom, and whether it may be used in this store now. Looks, never changes. */
export const previewCode: Handler<'clerk.preview'> = async (context, { storeId, code }) => {
  const place = await workPlace(context, storeId)
  if ('code' in place) return place
  const scanned = readScanned(code, context.now)
  if (!scanned.ok) return refuse(scanned.code)
  if (scanned.code.kind === 'member') return previewMember(context, storeId, scanned.code.cardNo)
  if (scanned.code.kind === 'card-number') return previewCard(context, storeId, scanned.code.cardNo)
  return previewCoupon(context, storeId, scanned.code.shortNo)
}
