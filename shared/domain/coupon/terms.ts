import { batchTermsIdOf } from '../ids'
import type { BatchDoc, BatchTermsDoc, CouponBatch, CouponDoc } from './types'

/** The terms of a batch's present version, as written beside it; a pack has none of its own. */
export function termsOf({ _id: batchId, brandId, ruleVersion, name, rule }: CouponBatch): BatchTermsDoc {
  return { _id: batchTermsIdOf(batchId, ruleVersion), brandId, batchId, version: ruleVersion, name, rule }
}

export const allTermsOf = (batches: readonly BatchDoc[]): BatchTermsDoc[] =>
  batches.flatMap(batch => (batch.kind === 'coupon' ? [termsOf(batch)] : []))

/** Whose terms a coupon keeps. */
export const termsIdOf = ({ batchId, ruleVersion }: Pick<CouponDoc, 'batchId' | 'ruleVersion'>) =>
  batchTermsIdOf(batchId, ruleVersion)

/** The batch as it was under these terms: coupons minted from it are worth what was promised then. */
export const asUnder = (batch: CouponBatch, { version, name, rule }: BatchTermsDoc): CouponBatch => ({
  ...batch,
  ruleVersion: version,
  name,
  rule,
})
