import type { NotUsable, RefusalCode } from '@shared/contract'
import type { UseRefusal } from '@shared/domain/coupon/may-use'
import { type RefusalContext, refusalWords } from '@shared/text/refusals'

const CODES = {
  'not-ready': 'COUPON_NOT_STARTED',
  revoked: 'COUPON_REVOKED',
  forfeited: 'COUPON_REVOKED',
  'tier-undone': 'COUPON_REVOKED',
  used: 'COUPON_USED',
  expired: 'COUPON_EXPIRED',
  locked: 'COUPON_LOCKED',
  'not-started': 'COUPON_NOT_STARTED',
  'wrong-store': 'COUPON_WRONG_STORE',
  'wrong-time': 'COUPON_WRONG_TIME',
  'below-threshold': 'COUPON_BELOW_THRESHOLD',
} as const satisfies Record<UseRefusal['reason'], RefusalCode>

/** The refusal of the contract for why a coupon cannot be used here and now, with its exact sentence. */
export function notUsable(refusal: UseRefusal, context: RefusalContext): NotUsable {
  return { code: CODES[refusal.reason], message: refusalWords(refusal, context) }
}
