import type { BrandDoc } from '@shared/domain/brand/types'
import { slotIdsOf } from '@shared/domain/coupon/claim'
import type { BatchDoc, CouponDoc } from '@shared/domain/coupon/types'
import { isOverWhenTaken } from '@shared/domain/coupon/validity'
import { mergedMarkIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { idsOfPerson } from '../../modules/account/ids-of-person'
import { loadMember } from '../../modules/account/load-member'
import { rulesOf } from '../../modules/coupon/rules-of'
import { _, find, readMany } from '../../platform/database'
import { offeredBatchesOf } from '../../platform/settings'

/** A batch that may be claimed in these days, and the claims of the requesting person on it. */
export interface Offer {
  batch: BatchDoc
  /** Claimed by this person so far. */
  mine: number
  soldOut: boolean
}

/**
 * The brand's open offers for this person, coupons that would be over when taken left out. Two trips side by
 * side, none when nothing is offered; 2 more for who was merged.
 */
export async function offersTo(
  brand: Pick<BrandDoc, '_id' | 'timeZone'>,
  memberId: string,
  now: number,
): Promise<Offer[]> {
  const offered = (await offeredBatchesOf(brand._id)) ?? []
  const inTime = offered.filter(({ claimFromAt, claimToAt }) => claimFromAt <= now && now < claimToAt)
  const rules = await Promise.all(inTime.map(rulesOf))
  const batches = inTime.filter((_batch, i) => !isOverWhenTaken(rules[i] ?? [], now, brand.timeZone))
  if (batches.length === 0) return []

  const ids = batches.map(batch => batch._id)
  const inStock = { ownerId: _.in(ids), kind: 'batch' as const, open: true, left: _.gt(0) }
  const [coupons, shards] = await Promise.all([
    claimedOf(batches, memberId),
    find('stockShards', inStock, { only: ['ownerId'], limit: LIMITS.rowsPerQuery }),
  ])
  return batches.map(batch => ({
    batch,
    mine: coupons.filter(coupon => coupon.batchId === batch._id).length,
    soldOut: !shards.some(shard => shard.ownerId === batch._id),
  }))
}

/** What is stored in the person's slots of these batches, those of cards merged into theirs too. */
async function claimedOf(batches: readonly BatchDoc[], memberId: string): Promise<CouponDoc[]> {
  const slotsOf = (id: string) => batches.flatMap(batch => slotIdsOf(batch, id))
  const mark = mergedMarkIdOf(memberId)
  const own = await readMany('coupons', [...slotsOf(memberId), mark])
  if (!own.some(({ _id }) => _id === mark)) return own
  const { member } = await loadMember(memberId)
  const others = idsOfPerson(memberId, member).filter(id => id !== memberId)
  return [...own, ...(await readMany('coupons', others.flatMap(slotsOf)))]
}
