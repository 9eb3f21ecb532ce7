import { COUPON_STATES } from '@shared/domain/coupon/types'
import { _ } from '../../platform/database'
import { type Sweeper, sweeper } from '../../platform/sweep'
import { processNumber } from './coupon-number'
import { processCoupon } from './expire-coupon'

/**
 * States whose coupons a clock opens or ends, many at one midnight; LOCKED waits for its order, not for a
 * clock.
 */
const BY_CALENDAR = ['PENDING', 'EFFECTIVE'] as const
const FINISHED = COUPON_STATES.filter(
  state => state !== 'LOCKED' && state !== 'CONFIRMING' && !BY_CALENDAR.includes(state as never),
)

/** Packs whose coupons do not exist yet: a caller waits for them. Short numbers to be freed. */
export const urgentCouponSweepers: readonly Sweeper[] = [
  sweeper('coupons', processCoupon, { filter: { state: 'CONFIRMING' }, name: 'packs' }),
  sweeper('coupons', processCoupon, { filter: { state: _.in(FINISHED) }, name: 'coupons-finished' }),
  sweeper('couponNumbers', processNumber),
]

/**
 * Coupons whose time has come; redeeming checks the clock itself. A line per state, so that each reads its
 * index in order.
 */
export const calendarCouponSweepers: readonly Sweeper[] = BY_CALENDAR.map(state =>
  sweeper('coupons', processCoupon, { filter: { state }, name: `coupons-${state.toLowerCase()}` }),
)
