import { accept, refuse } from '@shared/contract'
import { chooseSlot, mayClaim, readDuplicate } from '@shared/domain/coupon/claim'
import type { BatchDoc, CouponDoc } from '@shared/domain/coupon/types'
import { memberIdOf } from '@shared/domain/ids'
import type { Handler } from '../../platform/context'
import { read } from '../../platform/database'
import { randomId } from '../../platform/ids'
import { batchesById } from '../../platform/settings'
import { ownCouponView } from './own-coupon-view'
import { refuseClaim } from './refuse-claim'
import { earlierClaims } from './slots'
import { standCoupon } from './stand-coupon'
import { takeUnit } from './take-unit'
import { bucketNumberOf, giveBack, type Unit } from './unit'

/**
 * Gives the caller one coupon of the batch: never more than the limit per person, never more than the stock, and the same
 * one for the same command. 3 trips: slots, unit, coupon (state-changes part 6).
 */
export const claimCoupon: Handler<'coupon.claim'> = async (context, { commandId, batchId }) => {
  const { brand, caller, now } = context
  const memberId = memberIdOf(brand._id, caller.openid)
  const asked = batchesById([batchId])
  const [batches, { standing, conflict }, member] = await Promise.all([
    asked,
    earlierClaims(batchId, memberId, commandId),
    asked.then(found => (found.get(batchId)?.needTier ? read('members', memberId) : null)),
  ])
  const batch = batches.get(batchId)
  if (!batch || batch.brandId !== brand._id) return refuse('BATCH_NOT_FOUND')
  if (conflict) return refuse('CONFLICT')
  const slot = chooseSlot(batch, memberId, standing, commandId)
  if (slot.kind === 'already') return accept({ coupon: await ownCouponView(slot.coupon, context) })
  const refusal = mayClaim(batch, member, brand.tiers, now)
  if (refusal) return refuseClaim(refusal, batch, brand)
  if (slot.kind === 'limit') return refuseClaim('LIMIT', batch, brand)

  const taken = await takeUnit(batch, { token: randomId(), c: commandId, m: memberId, at: now })
  if (!taken.ok) return refuseClaim(taken.code, batch, brand)
  const coupon = await fillSlot(slot.ids, batch, taken.unit, brand.timeZone)
  if (!coupon) return refuseClaim('LIMIT', batch, brand)
  return accept({ coupon: await ownCouponView(coupon, context) })
}

/** The coupon of this unit's command, in the first slot nobody else has taken; without one the unit goes back. */
async function fillSlot(
  slots: readonly string[],
  batch: BatchDoc,
  unit: Unit,
  timeZone: string,
): Promise<CouponDoc | null> {
  const { reservation } = unit
  const k = bucketNumberOf(unit.bucketId)
  for (const couponId of slots) {
    const { coupon } = await standCoupon({ couponId, batch, reservation, k, timeZone })
    const found = readDuplicate(coupon, reservation)
    if (found.kind === 'taken') continue
    if (found.giveBack) await giveBack(unit)
    return coupon
  }
  await giveBack(unit)
  return null
}
