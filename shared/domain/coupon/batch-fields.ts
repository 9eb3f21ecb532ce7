import type { BatchDoc, CouponBatch, PackBatch } from './types'

/** What staff set of a batch; everything else of it follows from what is done with it. */
type SetFields =
  | 'kind'
  | 'name'
  | 'total'
  | 'channel'
  | 'limitPerMember'
  | 'needTier'
  | 'claimFromAt'
  | 'claimToAt'

interface Offered {
  placements: NonNullable<BatchDoc['placements']>
}
export type BatchFields =
  | (Pick<CouponBatch, SetFields | 'rule'> & Offered)
  | (Pick<PackBatch, SetFields | 'contents'> & Offered)

/** What is set of a batch that exists. */
export function fieldsOf(batch: BatchDoc): BatchFields {
  const { name, total, channel, limitPerMember, needTier, claimFromAt, claimToAt, placements = [] } = batch
  const shared = { name, total, channel, limitPerMember, needTier, claimFromAt, claimToAt, placements }
  return batch.kind === 'coupon'
    ? { ...shared, kind: 'coupon', rule: batch.rule }
    : { ...shared, kind: 'pack', contents: batch.contents }
}

/** A new batch that only staff see. */
export function draftBatch(_id: string, brandId: string, fields: BatchFields, now: number): BatchDoc {
  return {
    _id,
    brandId,
    version: 1,
    createdAt: now,
    ...fields,
    ruleVersion: 0,
    state: 'draft',
    request: null,
  }
}
