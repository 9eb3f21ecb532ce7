import { shortNumber } from '@shared/domain/codes/short-number'
import { isShowable, numberDuty, numberFor } from '@shared/domain/coupon/number'
import type { CouponDoc, CouponNumberDoc } from '@shared/domain/coupon/types'
import { couponNumberIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { _, insert, read, removeWhere, updateWhere } from '../../platform/database'
import { randomFraction } from '../../platform/ids'
import { log } from '../../platform/log'
import { writeCoupon } from './write-coupon'

/**
 * The coupon with the short number that people read out, drawn on its first opening; no trip when it has one
 * or is not shown any more. The number is inserted before the coupon carries it. Dies in between: the number
 * lies unused until the coupon ends, when its own sweeper removes it, and the next opening draws another. A
 * coupon that no draw finds a number for is shown without one. 2 trips.
 */
export async function numbered(coupon: CouponDoc, now: number): Promise<CouponDoc> {
  let shown = coupon
  for (let attempt = 0; attempt < LIMITS.attempts; attempt++) {
    if (shown.shortNo !== '' || !isShowable(shown, now)) return shown
    const shortNo = shortNumber(randomFraction())
    const number = numberFor(shown, shortNo, now)
    if ((await insert('couponNumbers', number)) === 'duplicate') continue
    const unchanged = { _id: shown._id, version: shown.version }
    if ((await updateWhere('coupons', unchanged, { shortNo, version: _.inc(1) })) === 1) {
      return { ...shown, shortNo, version: shown.version + 1 }
    }
    await removeNumber(number)
    shown = (await read('coupons', coupon._id)) ?? shown
  }
  log.error('coupon.no-number', new Error('no free short number was drawn'), { brandId: coupon.brandId })
  return shown
}

/** The live coupon that carries this number in this brand, or null. Two trips. */
export async function couponByNumber(brandId: string, shortNo: string): Promise<CouponDoc | null> {
  const number = await read('couponNumbers', couponNumberIdOf(brandId, shortNo))
  const coupon = number && (await read('coupons', number.couponId))
  return coupon?.shortNo === shortNo ? coupon : null
}

/**
 * Frees the number that a coupon has just lost by a guarded write. Repeatable; what is left behind is found
 * by the number's own duty. One trip.
 */
export async function freeNumber({ _id: couponId, brandId, shortNo }: CouponDoc): Promise<void> {
  if (shortNo !== '') await removeNumber({ _id: couponNumberIdOf(brandId, shortNo), couponId })
}

/**
 * What a number owes to time: its coupon still lives, or the number goes. Repeatable; a lost race comes again
 * while due. 2–3 trips.
 */
export async function processNumber(number: CouponNumberDoc, now: number): Promise<void> {
  const coupon = await read('coupons', number.couponId)
  const duty = numberDuty(number, coupon, now)
  if (duty.do === 'keep') {
    await updateWhere('couponNumbers', { _id: number._id, couponId: number.couponId }, { dueAt: duty.dueAt })
    return
  }
  if (duty.do === 'write-and-remove' && coupon && !(await writeCoupon(coupon, duty.next))) return
  await removeNumber(number)
}

async function removeNumber({ _id, couponId }: Pick<CouponNumberDoc, '_id' | 'couponId'>): Promise<void> {
  await removeWhere('couponNumbers', { _id, couponId })
}
