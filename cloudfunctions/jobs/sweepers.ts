import { adjustSweepers } from '../modules/adjustment/sweepers'
import { calendarCouponSweepers, urgentCouponSweepers } from '../modules/coupon/sweepers'
import { mallSweepers } from '../modules/mall/sweepers'
import { calendarMemberSweepers, urgentMemberSweepers } from '../modules/member/account-sweepers'
import { memberSweepers } from '../modules/member/sweepers'
import { paymentSweepers } from '../modules/order/sweepers'
import { perkSweepers } from '../modules/perk/sweepers'
import { reconciliationSweepers } from '../modules/reconciliation/sweepers'
import { noticeSweepers } from '../modules/reminder/sweepers'
import type { Sweeper } from '../platform/sweep'

/**
 * Who discharges what is owed, the most urgent first; what a date brings to many at once comes last
 * (docs/architecture/sweepers-and-cost.md).
 */
export const sweepers: readonly Sweeper[] = [
  ...paymentSweepers,
  ...mallSweepers,
  ...urgentMemberSweepers,
  ...urgentCouponSweepers,
  ...adjustSweepers,
  ...reconciliationSweepers,
  ...memberSweepers,
  ...noticeSweepers,
  ...perkSweepers,
  ...calendarMemberSweepers,
  ...calendarCouponSweepers,
]
