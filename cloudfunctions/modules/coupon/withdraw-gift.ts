import { tombstoneOf } from '@shared/domain/coupon/mint'
import type { BatchDoc } from '@shared/domain/coupon/types'
import { couponIdsOfGift, withdrawGift as decideWithdrawal } from '@shared/domain/coupon/withdraw-gift'
import { giftCouponIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import type { OrderDoc } from '@shared/domain/order/types'
import { insert, read } from '../../platform/database'
import { batchesById, brandById } from '../../platform/settings'
import { writeCoupon } from './write-coupon'

/**
 * Takes the order's `index`-th gift back for good: unused → deactivated, used → only marked, not taken yet → a tombstone
 * that a slow taker will meet. The order must already name its gifts. Repeatable. 1–3 trips, and as many per coupon of a pack.
 */
export async function withdrawGift(order: OrderDoc, index: number, now: number): Promise<void> {
  const batchId = order.gifts[index]?.batchId ?? ''
  const [batches, brand] = await Promise.all([batchesById([batchId]), brandById(order.brandId)])
  const batch = batches.get(batchId)
  if (!batch || !brand) throw new Error(`order ${order._id} has no gift ${index} of a known batch`)

  const [slot = '', ...packed] = couponIdsOfGift(giftCouponIdOf(order._id, index), batch)
  const of = { order, now, timeZone: brand.timeZone }
  await withdraw(slot, batch, of)
  if (batch.kind === 'coupon') return
  // The slot is closed before its coupons, so nobody adds one behind this.
  const contents = await batchesById(batch.contents)
  await Promise.all(packed.map((id, i) => withdraw(id, contents.get(batch.contents[i] ?? '') ?? batch, of)))
}

async function withdraw(
  couponId: string,
  batch: BatchDoc,
  { order, now, timeZone }: { order: OrderDoc; now: number; timeZone: string },
): Promise<void> {
  const origin = `gift:${order._id}`
  for (let attempt = 0; attempt < LIMITS.attempts; attempt++) {
    const coupon = await read('coupons', couponId)
    const decision = decideWithdrawal(coupon)
    if (decision.do === 'nothing') return
    if (decision.do === 'write') {
      if (coupon && (await writeCoupon(coupon, decision.next))) return
      continue
    }
    const tombstone = tombstoneOf({ _id: couponId, batch, memberId: order.memberId, origin, now, timeZone })
    if ((await insert('coupons', tombstone)) === 'inserted') return
  }
  throw new Error(`gift ${couponId} keeps changing`)
}
