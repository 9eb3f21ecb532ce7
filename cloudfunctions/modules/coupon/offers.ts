import { slotIdsOf } from '@shared/domain/coupon/claim'
import type { BatchDoc } from '@shared/domain/coupon/types'
import { _, find, readMany } from '../../platform/database'
import { offeredBatchesOf } from '../../platform/settings'

/** More buckets than all open batches of a brand have. */
const MOST_BUCKETS = 1000

/** A batch that may be claimed in these days, and how the asking person stands with it. */
export interface Offer {
  batch: BatchDoc
  /** Claimed by this person so far. */
  mine: number
  soldOut: boolean
}

/** The brand's open offers for this person. Two trips side by side, none when nothing is offered. */
export async function offersTo(brandId: string, memberId: string, now: number): Promise<Offer[]> {
  const offered = (await offeredBatchesOf(brandId)) ?? []
  const batches = offered.filter(({ claimFromAt, claimToAt }) => claimFromAt <= now && now < claimToAt)
  if (batches.length === 0) return []

  const slots = batches.flatMap(batch => slotIdsOf(batch, memberId))
  const inStock = { batchId: _.in(batches.map(batch => batch._id)), open: true, left: _.gt(0) }
  const [coupons, buckets] = await Promise.all([
    readMany('coupons', slots),
    find('buckets', inStock, { only: ['batchId'], limit: MOST_BUCKETS }),
  ])
  return batches.map(batch => ({
    batch,
    mine: coupons.filter(coupon => coupon.batchId === batch._id).length,
    soldOut: !buckets.some(bucket => bucket.batchId === batch._id),
  }))
}
