import { accept, type Outcome, type OutputOf, refuse } from '@shared/contract'
import { isOverWhenTaken } from '@shared/domain/coupon/validity'
import { giftCouponIdOf, memberIdOf } from '@shared/domain/ids'
import type { Context, Handler } from '../../platform/context'
import { read } from '../../platform/database'
import { randomId } from '../../platform/ids'
import { batchesById } from '../../platform/settings'
import { isTheirs } from '../account/ids-of-person'
import { couponFromUnit } from './coupon-from-unit'
import { ownCouponView } from './own-coupon-view'
import { refuseClaim } from './refuse-claim'
import { rulesOf } from './rules-of'
import { takeFromBatch } from './take-from-batch'

/**
 * Gives the payer the `index`-th gift of their order, once; a refund that comes in between wins. 3 trips:
 * order, unit, coupon (docs/architecture/coupons-and-stock.md). The coupon's id is the command: a repeat,
 * with any command id, returns the same coupon.
 */
export const takeGift: Handler<'coupon.takeGift'> = async (context, { orderId, index }) => {
  const { brand, caller, now } = context
  const order = await read('orders', orderId)
  const memberId = memberIdOf(brand._id, caller.openid)
  if (order?.brandId !== brand._id || !(await isTheirs(order.memberId, memberId))) {
    return refuse('ORDER_NOT_YOURS')
  }
  const gift = order.gifts[index]
  if (!gift) return refuse('GIFT_NOT_FOUND')
  if (gift.state === 'withdrawn') return refuse('GIFT_WITHDRAWN')
  const couponId = giftCouponIdOf(orderId, index)
  if (now >= gift.takeUntilAt) return takenBefore(couponId, context)
  const batch = (await batchesById([gift.batchId])).get(gift.batchId)
  if (!batch) return refuse('BATCH_NOT_FOUND')
  // Taken now it would be over already: a payer who took it in time still gets the answer.
  if (isOverWhenTaken(await rulesOf(batch), now, brand.timeZone)) return takenBefore(couponId, context)

  const taken = await takeFromBatch(batch, {
    token: randomId(),
    takenFor: couponId,
    memberId: order.memberId,
    at: now,
  })
  if (!taken.ok) {
    const before = await takenBefore(couponId, context)
    return before.ok || before.code !== 'GIFT_OVER' ? before : refuseClaim(taken.code, batch, brand)
  }
  const coupon = await couponFromUnit(taken.unit, { couponId, batch, timeZone: brand.timeZone })
  if (coupon.revoked) return refuse('GIFT_WITHDRAWN')
  return accept({ coupon: await ownCouponView(coupon, context) })
}

/** Too late to take, or nothing left: still an answer for the one who has it already. */
async function takenBefore(
  couponId: string,
  context: Context,
): Promise<Outcome<OutputOf<'coupon.takeGift'>>> {
  const coupon = await read('coupons', couponId)
  if (!coupon) return refuse('GIFT_OVER')
  if (coupon.revoked) return refuse('GIFT_WITHDRAWN')
  return accept({ coupon: await ownCouponView(coupon, context) })
}
