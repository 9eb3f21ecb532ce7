import type { CouponTermsView } from '@shared/contract'
import { endOfDay } from '@shared/domain/calendar/day'
import { termsIdOf } from '@shared/domain/coupon/terms'
import type { BatchDoc, CouponDoc, CouponRule } from '@shared/domain/coupon/types'
import { batchesById, termsById } from '../../platform/settings'

/** A batch as people see it: its name, and the rule behind the face value. */
export interface ShownBatch {
  name: string
  rule: CouponRule
}

/** Batches by id as they are shown; a pack shows the rule of its first coupon. No trip when warm. */
export async function shownBatches(batchIds: readonly string[]): Promise<Map<string, ShownBatch>> {
  const batches = await batchesById(batchIds)
  const contents = await batchesById([...batches.values()].flatMap(leadingContent))
  const shown = new Map<string, ShownBatch>()
  for (const batch of batches.values()) {
    const [contentId = ''] = leadingContent(batch)
    const source = batch.kind === 'coupon' ? batch : contents.get(contentId)
    if (source?.kind === 'coupon') shown.set(batch._id, { name: batch.name, rule: source.rule })
  }
  return shown
}

/**
 * What these coupons are worth, by the id of their terms. No trip for terms this instance has read before.
 */
export function shownTerms(
  coupons: readonly Pick<CouponDoc, 'batchId' | 'ruleVersion'>[],
): Promise<Map<string, ShownBatch>> {
  return termsById(coupons.map(termsIdOf))
}

function leadingContent(batch: BatchDoc): string[] {
  return batch.kind === 'pack' ? batch.contents.slice(0, 1) : []
}

/** What is promised, without a coupon in hand: for offers and gifts not taken yet. */
export function termsView({ name, rule }: ShownBatch): CouponTermsView {
  const { benefit, thresholdFen, stores, times, notWith } = rule
  return { name, benefit, thresholdFen, stores, times, notWith }
}

/** How long it is usable once taken: days, or a fixed end as an exclusive moment. */
export function lifeOf({ rule: { validity } }: ShownBatch, timeZone: string) {
  return validity.mode === 'after-taking'
    ? { validDays: validity.days, validToAt: null }
    : { validDays: null, validToAt: endOfDay(validity.toDay, timeZone) }
}
