import { _ } from '../../platform/database'
import { type Sweeper, sweeper } from '../../platform/sweep'
import { tendBucket } from './tend-bucket'
import { tendCoupon } from './tend-coupon'

/** Units handed out whose coupons may not stand, and coupons whose time has come. Locks wait for their order, not for a clock. */
export const couponSweepers: readonly Sweeper[] = [
  sweeper('buckets', tendBucket),
  sweeper('coupons', tendCoupon, { state: _.in(['CONFIRMING', 'PENDING', 'EFFECTIVE'] as const) }),
]
