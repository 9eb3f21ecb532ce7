import { accept, refuse } from '@shared/contract'
import { couponIdsOf } from '@shared/domain/coupon/batch-stock'
import { chooseSlot, mayClaim, readDuplicate, slotsLeftTo } from '@shared/domain/coupon/claim'
import type { BatchDoc, CouponDoc } from '@shared/domain/coupon/types'
import { memberIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { shardNumberOf } from '@shared/domain/stock/split'
import type { Unit } from '@shared/domain/stock/types'
import type { Handler } from '../../platform/context'
import { read } from '../../platform/database'
import { randomId } from '../../platform/ids'
import { batchesById } from '../../platform/settings'
import { giveBack } from '../stock/unit'
import { earlierClaims } from './claim-limit'
import { insertCouponOnce } from './insert-coupon-once'
import { ownCouponView } from './own-coupon-view'
import { refuseClaim } from './refuse-claim'
import { rulesOf } from './rules-of'
import { takeFromBatch } from './take-from-batch'

/**
 * Gives the caller one coupon of the batch: never more than the limit per person, never more than the stock,
 * and the same one for the same command. 3 trips: slots, unit, coupon
 * (docs/architecture/coupons-and-stock.md); 4 more for a person whose cards were merged, 1 more for a batch
 * that allows more than 20.
 */
export const claimCoupon: Handler<'coupon.claim'> = async (context, { commandId, batchId }) => {
  const { brand, caller, now } = context
  const callerId = memberIdOf(brand._id, caller.openid)
  const loadingBatch = batchesById([batchId])
  const [batches, usual, known] = await Promise.all([
    loadingBatch,
    earlierClaims(batchId, callerId, commandId),
    loadingBatch.then(found => (found.get(batchId)?.needTier ? read('members', callerId) : null)),
  ])
  const batch = batches.get(batchId)
  if (!batch || batch.brandId !== brand._id) return refuse('BATCH_NOT_FOUND')
  const most = batch.limitPerMember
  const earlier =
    most > LIMITS.couponsPerMember ? await earlierClaims(batchId, callerId, commandId, most) : usual
  const { existing, conflict, merged } = earlier
  if (conflict) return refuse('CONFLICT')
  const memberId = merged?.member._id ?? callerId
  const left = merged ? slotsLeftTo(batch, memberId, existing) : most
  const slot = chooseSlot({ _id: batchId, limitPerMember: left }, memberId, existing, commandId)
  if (slot.kind === 'already') return accept({ coupon: await ownCouponView(slot.coupon, context) })
  if (merged?.begun) {
    const coupon = await fillSlot(
      freeSlots(merged.begun, batch, existing),
      batch,
      merged.begun,
      brand.timeZone,
    )
    if (coupon) return accept({ coupon: await ownCouponView(coupon, context) })
  }
  const refusal = mayClaim(batch, await rulesOf(batch), merged?.member ?? known, brand, now)
  if (refusal) return refuseClaim(refusal, batch, brand)
  if (slot.kind === 'limit') return refuseClaim('LIMIT', batch, brand)

  const reservation = {
    token: randomId(),
    takenFor: commandId,
    memberId,
    at: now,
    ...(merged ? { most: left } : {}),
  }
  const taken = await takeFromBatch(batch, reservation)
  if (!taken.ok) return refuseClaim(taken.code, batch, brand)
  const coupon = await fillSlot(slot.ids, batch, taken.unit, brand.timeZone)
  if (!coupon) return refuseClaim('LIMIT', batch, brand)
  return accept({ coupon: await ownCouponView(coupon, context) })
}

const freeSlots = ({ reservation }: Unit, batch: BatchDoc, existing: readonly CouponDoc[]) =>
  couponIdsOf(reservation, batch).filter(id => !existing.some(coupon => coupon._id === id))

/**
 * The coupon of this unit's command, in the first slot no other command has taken; without one the unit goes
 * back.
 */
async function fillSlot(
  slots: readonly string[],
  batch: BatchDoc,
  unit: Unit,
  timeZone: string,
): Promise<CouponDoc | null> {
  const { reservation } = unit
  const shardNumber = shardNumberOf(unit.shardId)
  for (const couponId of slots) {
    const { coupon } = await insertCouponOnce({ couponId, batch, reservation, shardNumber, timeZone })
    const duplicate = readDuplicate(coupon, reservation)
    if (duplicate.kind === 'taken') continue
    if (duplicate.giveBack) await giveBack(unit)
    return coupon
  }
  await giveBack(unit)
  return null
}
