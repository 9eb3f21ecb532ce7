import { NEVER } from '../due'
import { isFinal } from './number'
import { move, nextState } from './transitions'
import type { CouponDoc } from './types'

/**
 * What time alone does to a coupon: opens it, ends it, or takes the short number from one that is final. null
 * when it owes nothing to the clock; locks and packs are never resolved by it. Written where `{_id,
 * version}`.
 */
export function processCoupon(coupon: CouponDoc, now: number): CouponDoc | null {
  const changed = { ...coupon, version: coupon.version + 1 }
  if (isFinal(coupon.state)) {
    return coupon.dueAt <= now ? { ...changed, shortNo: '', dueAt: NEVER } : null
  }
  if (now >= coupon.validTo && (coupon.state === 'PENDING' || coupon.state === 'EFFECTIVE')) {
    return { ...changed, state: move(coupon.state, 'expire'), shortNo: '', dueAt: NEVER }
  }
  if (now < coupon.validFrom || coupon.state !== 'PENDING') return null
  return { ...changed, state: move(coupon.state, 'open'), dueAt: coupon.validTo }
}

/** A pack whose coupons all exist: nothing more to see, its slot stays taken. */
export function openedPack(pack: CouponDoc): CouponDoc | null {
  const state = nextState(pack.state, 'unpack')
  return state ? { ...pack, state, version: pack.version + 1, dueAt: NEVER } : null
}
