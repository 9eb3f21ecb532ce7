import type { BatchDoc, CouponRule } from '@shared/domain/coupon/types'
import { batchesById } from '../../platform/settings'

/**
 * The rule of a batch's coupon, or those of every coupon in its pack. No trip for a coupon, none for a pack
 * when warm.
 */
export async function rulesOf(batch: BatchDoc): Promise<CouponRule[]> {
  if (batch.kind === 'coupon') return [batch.rule]
  const contents = await batchesById(batch.contents)
  return [...contents.values()].flatMap(each => (each.kind === 'coupon' ? [each.rule] : []))
}
