import { COUPON_STATES } from '@shared/domain/coupon/types'
import { _ } from '../../platform/database'
import { type Sweeper, sweeper } from '../../platform/sweep'
import { processNumber } from './coupon-number'
import { tendBucket } from './tend-bucket'
import { tendCoupon } from './tend-coupon'

const SWEPT_STATES = COUPON_STATES.filter(state => state !== 'LOCKED')

/** Units handed out whose coupons may not stand, coupons whose time has come, and short numbers. Locks wait for their order, not for a clock. */
export const couponSweepers: readonly Sweeper[] = [
  sweeper('buckets', tendBucket),
  sweeper('coupons', tendCoupon, { state: _.in(SWEPT_STATES) }),
  sweeper('couponNumbers', processNumber),
]
