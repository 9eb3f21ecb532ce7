import { couponIdsOf, processClaim } from '@shared/domain/coupon/batch-stock'
import type { BatchDoc, CouponDoc } from '@shared/domain/coupon/types'
import { shardNumberOf } from '@shared/domain/stock/split'
import type { Reservation, ReservationDecision, StockShardDoc } from '@shared/domain/stock/types'
import { read, readMany } from '../../platform/database'
import { batchesById, brandById } from '../../platform/settings'
import { processShard } from '../stock/process-shard'
import { insertCouponOnce } from './insert-coupon-once'
import { nameReturn } from './name-return'

/** Reservations looked at in one reading of their coupons: with 20 slots each, what one query may name. */
const AT_ONCE = 50

/**
 * Finishes what the reservations of a batch's shard began: the coupon exists → the reservation is removed; it
 * holds another command's unit → the unit is given back; no coupon → it is written under the reservation's
 * own command; a withdrawn coupon has named no row yet that brings its unit back → it names this one.
 * Repeatable; the coupons decide, never a clock.
 */
export async function processBatchShard(shard: StockShardDoc): Promise<void> {
  const [batches, brand] = await Promise.all([batchesById([shard.ownerId]), brandById(shard.brandId)])
  const batch = batches.get(shard.ownerId)
  if (!batch || !brand) throw new Error(`no batch or brand for stock shard ${shard._id}`)
  const shardNumber = shardNumberOf(shard._id)

  const readCoupons = async (group: readonly Reservation[]) => {
    const existing = await readMany(
      'coupons',
      group.flatMap(reservation => couponIdsOf(reservation, batch)),
    )
    return (reservation: Reservation) => {
      const places = new Set(couponIdsOf(reservation, batch))
      const there = existing.filter(coupon => places.has(coupon._id))
      return finishClaim(reservation, there, { shardNumber, batch, timeZone: brand.timeZone })
    }
  }
  await processShard(shard, readCoupons, AT_ONCE)
}

/** What becomes of the unit once its coupon exists, or cannot, or has named the row that brings it back. */
async function finishClaim(
  reservation: Reservation,
  there: readonly CouponDoc[],
  origin: { shardNumber: number; batch: BatchDoc; timeZone: string },
): Promise<ReservationDecision> {
  const { shardNumber, batch } = origin
  const existing = new Map(there.map(coupon => [coupon._id, coupon]))
  // Each round that does not end it has met one more coupon, or the name a coupon gave, so the rounds end.
  for (;;) {
    const decision = processClaim(reservation, shardNumber, batch, [...existing.values()])
    if (decision.do !== 'insert' && decision.do !== 'name') return decision
    const { couponId } = decision
    const coupon =
      decision.do === 'insert'
        ? (await insertCouponOnce({ couponId, reservation, ...origin })).coupon
        : await named(couponId, reservation.token)
    existing.set(couponId, coupon)
  }
}

/** The coupon after it has named this row or, before it could, another. */
async function named(couponId: string, token: string): Promise<CouponDoc> {
  await nameReturn(couponId, token)
  const coupon = await read('coupons', couponId)
  if (!coupon) throw new Error(`coupon ${couponId} brings a unit back and does not exist`)
  return coupon
}
