import { readDuplicate } from '@shared/domain/coupon/claim'
import type { BatchDoc, CouponDoc } from '@shared/domain/coupon/types'
import { shardNumberOf } from '@shared/domain/stock/split'
import type { Unit } from '@shared/domain/stock/types'
import { giveBack } from '../stock/unit'
import { insertCouponOnce } from './insert-coupon-once'

/**
 * The coupon under an id that is itself the command (of a gift, of a perk), made from a unit in hand unless
 * one existed. The unit goes back when the coupon does not carry it. One trip, three when it goes back.
 */
export async function couponFromUnit(
  unit: Unit,
  { couponId, batch, timeZone }: { couponId: string; batch: BatchDoc; timeZone: string },
): Promise<CouponDoc> {
  const { shardId, reservation } = unit
  const shardNumber = shardNumberOf(shardId)
  const { coupon } = await insertCouponOnce({ couponId, batch, reservation, shardNumber, timeZone })
  const duplicate = readDuplicate(coupon, reservation)
  if (duplicate.kind === 'taken' || duplicate.giveBack) await giveBack(unit)
  return coupon
}
