import { adjustSweepers } from '../modules/adjust/sweepers'
import { couponSweepers } from '../modules/coupon/sweepers'
import { mallSweepers } from '../modules/mall/sweepers'
import { noticeSweepers } from '../modules/notice/sweepers'
import { paymentSweepers } from '../modules/payment/sweepers'
import { pointsSweepers } from '../modules/points/sweepers'
import { reconciliationSweepers } from '../modules/reconciliation/sweepers'
import type { Sweeper } from '../platform/sweep'

/** Who looks after what is owed, in this order (state-changes part 7). */
export const sweepers: readonly Sweeper[] = [
  ...paymentSweepers,
  ...mallSweepers,
  ...pointsSweepers,
  ...couponSweepers,
  ...noticeSweepers,
  ...adjustSweepers,
  ...reconciliationSweepers,
]
