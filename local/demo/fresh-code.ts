import { createHmac, hkdfSync } from 'node:crypto'
import { couponCode, couponDigits, stepOf } from '@shared/domain/codes/rotating'
import type { CouponDoc } from '@shared/domain/coupon/types'

export interface FreshCode {
  /** What the QR on the customer's phone says at this moment. */
  scanned: string
  /** Four digits beside the number. */
  digits: string
}

/**
 * The codes a coupon shows at `now`, also when its page shows none any more: HMAC-SHA256 under
 * HKDF-SHA256(deployment key, info `huiyuan/code`). Written here a second time on purpose: the stack meets
 * the functions only through what it stores.
 */
export function freshCodeOf({ codeId }: CouponDoc, now: number, deploymentKey: string): FreshCode {
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(deploymentKey, 'base64'), '', 'huiyuan/code', 32))
  const mac = (message: string) => createHmac('sha256', key).update(message).digest()
  return { scanned: couponCode(codeId, stepOf(now), mac), digits: couponDigits(codeId, stepOf(now), mac) }
}
