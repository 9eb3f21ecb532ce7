import { mintCoupon } from '@shared/domain/coupon/mint'
import type { BatchDoc, CouponDoc } from '@shared/domain/coupon/types'
import { isExchangedCouponId, isGiftCouponId, isPerkCouponId } from '@shared/domain/ids'
import type { Reservation } from '@shared/domain/stock/types'
import { insert, read } from '../../platform/database'
import { randomCodeId } from '../../platform/ids'
import { finishPack } from './finish-pack'

export interface CouponToInsert {
  couponId: string
  batch: BatchDoc
  /** Whose command it answers, and the moment its validity counts from. */
  reservation: Reservation
  /** Number of the stock shard its unit came from. */
  shardNumber: number
  timeZone: string
}

/** `fresh` = this call wrote it; otherwise a coupon already existed under that id. */
export interface InsertedCoupon {
  fresh: boolean
  coupon: CouponDoc
}

/**
 * Writes the coupon under its id unless one exists there; a pack gets its contents too. One trip, two when
 * one existed.
 */
export async function insertCouponOnce(wanted: CouponToInsert): Promise<InsertedCoupon> {
  const coupon = minted(wanted)
  if ((await insert('coupons', coupon)) === 'inserted') {
    if (coupon.contents.length > 0) await finishPack(coupon, wanted.timeZone)
    return { fresh: true, coupon }
  }
  const before = await read('coupons', wanted.couponId)
  if (!before) throw new Error(`coupon ${wanted.couponId} was there and is not`)
  return { fresh: false, coupon: before }
}

function minted({ couponId, batch, reservation, shardNumber, timeZone }: CouponToInsert): CouponDoc {
  return mintCoupon({
    _id: couponId,
    batch,
    memberId: reservation.memberId,
    origin: originOf(couponId, batch),
    commandId: reservation.takenFor,
    token: reservation.token,
    shardNumber,
    codeId: randomCodeId(),
    now: reservation.at,
    timeZone,
  })
}

/**
 * `gift:<orderId>` for the i-th gift of an order, `exch:<exchangeId>` from the mall,
 * `perk:<kind>:<period>:<batchId>` of a tier, else `claim:<batchId>`.
 */
export function originOf(couponId: string, batch: BatchDoc): string {
  const given = [isGiftCouponId, isExchangedCouponId, isPerkCouponId].some(is => is(couponId))
  return given ? couponId.slice(0, couponId.lastIndexOf(':')) : `claim:${batch._id}`
}
