import type { MemberDoc } from '@shared/domain/account/types'
import type { CouponDoc } from '@shared/domain/coupon/types'
import type { OrderDoc } from '@shared/domain/order/types'

/** What has been seen since the tour began; documents show the rest. */
export interface Sightings {
  /** A used coupon was looked at once more. */
  secondScan: boolean
  /** A customer looked at their points after a refund had taken some back. */
  pointsAfterRefund: boolean
}

interface TourDocuments {
  member: MemberDoc | undefined
  orders: OrderDoc[]
  gifts: CouponDoc[]
}

/** WeChat Pay has confirmed the payment, and what followed from it is written. */
const isVerified = (order: OrderDoc) => order.paid !== null && order.settledVersion === order.version
/** The same of money given back. */
export const isRefundSettled = (order: OrderDoc) =>
  isVerified(order) && order.refunds.some(refund => refund.state === 'success')

/**
 * How many of the five steps are done, one after the other; each is judged by what is stored or was answered,
 * not by clicks.
 */
export function stepsDone(seen: Sightings, { member, orders, gifts }: TourDocuments): number {
  const used = gifts.some(coupon => coupon.uses.some(use => !use.voided))
  const steps = [
    orders.some(isVerified),
    member?.state === 'member' && gifts.some(coupon => coupon.token !== ''),
    used,
    used && seen.secondScan,
    orders.some(isRefundSettled) && seen.pointsAfterRefund,
  ]
  const open = steps.indexOf(false)
  return open === -1 ? steps.length : open
}
