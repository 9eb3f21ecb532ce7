import { adjustSweepers } from '../modules/adjustment/sweepers'
import { processBatchShard } from '../modules/coupon/process-batch-shard'
import { calendarCouponSweepers, urgentCouponSweepers } from '../modules/coupon/sweepers'
import { linkSweepers } from '../modules/link/sweepers'
import { loginSweepers } from '../modules/login/sweepers'
import { processGoodsShard } from '../modules/mall/process-goods-shard'
import { mallSweepers } from '../modules/mall/sweepers'
import { calendarMemberSweepers, urgentMemberSweepers } from '../modules/member/account-sweepers'
import { memberSweepers } from '../modules/member/sweepers'
import { operationSweepers } from '../modules/operation/sweepers'
import { paymentSweepers } from '../modules/order/sweepers'
import { perkSweepers } from '../modules/perk/sweepers'
import { reconciliationSweepers } from '../modules/reconciliation/sweepers'
import { noticeSweepers } from '../modules/reminder/sweepers'
import { staffSweepers } from '../modules/staff/sweepers'
import { type Sweeper, sweeper } from '../platform/sweep'

/** Units handed out whose coupons may not exist, or whose exchanges came to nothing: a caller waits. */
const stockSweeper = sweeper('stockShards', shard =>
  shard.kind === 'batch' ? processBatchShard(shard) : processGoodsShard(shard),
)

/**
 * Who discharges what is owed, the most urgent first; what a date brings to many at once comes last
 * (docs/architecture/sweepers-and-cost.md).
 */
export const sweepers: readonly Sweeper[] = [
  ...paymentSweepers,
  // Exchanges before the shards they decide for.
  ...mallSweepers,
  stockSweeper,
  ...urgentMemberSweepers,
  ...urgentCouponSweepers,
  ...adjustSweepers,
  ...operationSweepers,
  ...reconciliationSweepers,
  ...memberSweepers,
  ...linkSweepers,
  ...loginSweepers,
  ...staffSweepers,
  ...noticeSweepers,
  ...perkSweepers,
  ...calendarMemberSweepers,
  ...calendarCouponSweepers,
]
